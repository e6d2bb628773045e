interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names that stand for numbers, the first one for `from`. */
  readonly names?: readonly string[];
}

/** Fields in order, with the bounds that the CronJob controller's parser has: Sunday is 0 and never 7. (robfig/cron v3, ParseStandard) */
const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  {
    name: 'month',
    from: 1,
    to: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of week', from: 0, to: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const macros: readonly string[] = [
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
];

/** No schedule is longer; a list of all minutes has 169 characters. */
const longest = 1000;

const numberIn = (text: string, { from, names = [] }: Field): number => {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return from + named;
  return /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
};

const isTerm = (term: string, field: Field): boolean => {
  const [range = '', step, ...rest] = term.split('/');
  if (rest.length > 0 || (step !== undefined && !/^0*[1-9][0-9]{0,4}$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const [first = '', last = first, ...more] = range.split('-');
  const low = numberIn(first, field);
  const high = numberIn(last, field);
  return more.length === 0 && low >= field.from && high <= field.to && low <= high;
};

/** What keeps a CronJob's schedule from being read, as a few words; `undefined` when it is well-formed. */
export const scheduleFault = (schedule: string): string | undefined => {
  if (schedule.length > longest) return 'it is too long';
  if (/^(?:CRON_)?TZ=/.test(schedule)) return 'the time zone belongs into the field timeZone';
  if (schedule.startsWith('@every '))
    return /^@every (?:[0-9]+(?:\.[0-9]+)?(?:ns|us|µs|ms|s|m|h))+$/.test(schedule)
      ? undefined
      : 'it has no duration';
  if (schedule.startsWith('@')) return macros.includes(schedule) ? undefined : 'there is no such macro';
  const parts = schedule.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length) return `it has ${parts.length} fields, not ${fields.length}`;
  const wrong = fields.find(
    (field, index) => !(parts[index] ?? '').split(',').every((term) => isTerm(term, field)),
  );
  return wrong && `its ${wrong.name} is wrong`;
};
