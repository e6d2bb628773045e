import { StoreError } from './store-error.ts';

/** RFC 3339 → milliseconds since 1970. Throws `invalid`. */
export const millisecondsOf = (text: string): number => {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new StoreError('invalid', [`"${text}" is no RFC 3339 time`]);
  return time;
};

/** Milliseconds since 1970 → RFC 3339 in UTC. */
export const timeText = (milliseconds: number): string => new Date(milliseconds).toISOString();
