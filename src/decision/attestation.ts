/** A person's word on a control that no machine decides. */
export interface Attestation {
  /** Id of the control: `NSA-UPG-09`. */
  readonly control: string;
  /** What the person says; that it is met, unless given. */
  readonly says?: 'attested' | 'not-applicable';
  readonly by: string;
  readonly reason: string;
  /** RFC 3339 date, which counts to its end in UTC, or date and time. */
  readonly expires: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** False too where the expiry cannot be read, or nobody says what time it is: an attestation must show that it holds. */
export const isInForce = (attestation: Attestation, now: string | undefined): boolean => {
  if (now === undefined) return false;
  const end = Date.parse(attestation.expires) + (dateOnly.test(attestation.expires) ? dayMs : 0);
  return Date.parse(now) < end;
};
