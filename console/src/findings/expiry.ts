const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-24`: the day that many days later, where one is. */
export const dayAfter = (from: Date, days: number): string => {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

/** The last second of a day where one is, as RFC 3339 in UTC; `undefined` for what is no day. */
export const endOfDay = (day: string): string | undefined => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const end = new Date(Number(year), Number(month) - 1, Number(date), 23, 59, 59);
  return end.getMonth() === Number(month) - 1 ? end.toISOString() : undefined;
};
