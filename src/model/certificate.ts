import { decodeBase64 } from './base64.ts';
import { limits } from './limits.ts';

/** One value of DER: its tag, and where its content lies. (ITU-T X.690 §8.1) */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const sequence = 0x30;
const utcTime = 0x17;
const generalizedTime = 0x18;
/** `[0] EXPLICIT`: the version, which certificates of version 1 leave out. */
const version = 0xa0;

const elementAt = (bytes: Uint8Array, at: number, limit: number): Element | undefined => {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const digits = first & 0x7f;
    // Indefinite lengths are no DER; four bytes say more than any certificate has.
    if (digits === 0 || digits > 4) return undefined;
    length = 0;
    for (let index = 0; index < digits; index++) length = length * 256 + (bytes[start + index] ?? 0);
    start += digits;
  }
  const end = start + length;
  return end <= limit ? { tag, start, end } : undefined;
};

const elementsIn = (bytes: Uint8Array, { start, end }: Element, most: number): readonly Element[] => {
  const elements: Element[] = [];
  for (let at = start; at < end && elements.length < most; ) {
    const element = elementAt(bytes, at, end);
    if (element === undefined) break;
    elements.push(element);
    at = element.end;
  }
  return elements;
};

/** Fields of a certificate up to its validity. (RFC 5280 §4.1) */
const fieldsToValidity = 5;

const endOf = (bytes: Uint8Array): string | undefined => {
  const certificate = elementAt(bytes, 0, bytes.length);
  if (certificate?.tag !== sequence) return undefined;
  const [signed] = elementsIn(bytes, certificate, 1);
  if (signed?.tag !== sequence) return undefined;
  const fields = elementsIn(bytes, signed, fieldsToValidity);
  // Before it: serial number, algorithm, issuer.
  const validity = fields[fields[0]?.tag === version ? 4 : 3];
  if (validity?.tag !== sequence) return undefined;
  const [, until] = elementsIn(bytes, validity, 2);
  return until && dayOf(bytes, until);
};

/** `491231235959Z` and `20491231235959Z`; two digits of a year are 1950 to 2049. (RFC 5280 §4.1.2.5) */
const dayOf = (bytes: Uint8Array, { tag, start, end }: Element): string | undefined => {
  if (tag !== utcTime && tag !== generalizedTime) return undefined;
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 15)));
  const form = tag === utcTime ? /^(\d{2})(\d{2})(\d{2})\d{6}Z$/ : /^(\d{4})(\d{2})(\d{2})\d{6}Z$/;
  const [, year = '', month = '', day = ''] = form.exec(text) ?? [];
  if (year === '') return undefined;
  const century = Number(year) < 50 ? '20' : '19';
  return `${tag === utcTime ? century : ''}${year}-${month}-${day}`;
};

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/**
 * The last days of the certificates in a bundle that is written as Kubernetes does, base64 of PEM: `2027-01-31`. Those that cannot be read are
 * left out, and so are those over `limits.certificatesPerBundle`. No signature is verified.
 */
export const lastDaysIn = (bundle: string): readonly string[] => {
  const bytes = decodeBase64(bundle);
  if (bytes === undefined) return [];
  const days: string[] = [];
  for (const [, body = ''] of textOf(bytes).matchAll(block)) {
    if (days.length === limits.certificatesPerBundle) break;
    const der = decodeBase64(body);
    const day = der && endOf(der);
    if (day !== undefined) days.push(day);
  }
  return days;
};

/** PEM is ASCII. */
const textOf = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  return pieces.join('');
};
