/** The time now, RFC 3339 in UTC, to the second. */
export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
