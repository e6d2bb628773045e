/** `2027-01-31`, or RFC 3339 with time and zone. */
const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/;

const dayMs = 24 * 60 * 60 * 1000;

/** When a period that ends on this date is over, in milliseconds since 1970; a date alone counts to its end in UTC. `undefined` for other text. */
export const endOfPeriod = (text: string): number | undefined => {
  const at = form.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || !sameDay(text, at)) return undefined;
  return text.length === 10 ? at + dayMs : at;
};

/** 2027-02-30 parses as March in some engines: a date must say its own day. */
const sameDay = (text: string, at: number): boolean =>
  text.length !== 10 || new Date(at).toISOString().slice(0, 10) === text;
