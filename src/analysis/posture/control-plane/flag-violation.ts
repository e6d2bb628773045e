import { type ComponentView, flagOf, pathOfFlag, settingOf } from '../../../inventory/views/component.ts';
import type { Severity } from '../../../model/severity.ts';
import { none, type Violation } from '../check.ts';

/** One violation, at the flag or where it belongs. `what` goes on behind the component's name: `does not set --profiling=false`. */
export const flagViolation = (
  view: ComponentView,
  flag: string,
  what: string,
  severity?: Severity,
): readonly Violation[] => [
  {
    path: pathOfFlag(view, flag),
    detail: `${view.component} ${what}`,
    ...(severity === undefined ? {} : { severity }),
  },
];

/** A violation for the flags of these that have no value; a component with a file of its own may have them there. */
export const missingFlags = (view: ComponentView, flags: readonly string[]): readonly Violation[] => {
  const missing = flags.filter((flag) => (settingOf(view, flag) ?? '') === '');
  const [first] = missing;
  if (first === undefined || view.hasFile) return none;
  return flagViolation(view, first, `does not set ${missing.map((flag) => `--${flag}`).join(' and ')}`);
};

/** A boolean flag that must have a value; `byDefault` is the component's own. */
export const mustBe = (
  view: ComponentView,
  flag: string,
  value: 'true' | 'false',
  byDefault: 'true' | 'false',
): readonly Violation[] => {
  const given = flagOf(view, flag)?.value;
  const counting = settingOf(view, flag) ?? byDefault;
  if (isTrue(counting) === (value === 'true') || (given === undefined && view.hasFile)) return none;
  const said =
    given === undefined ? `leaves --${flag} at its default ${byDefault}` : `sets --${flag}=${given}`;
  return flagViolation(view, flag, said);
};

/** Go's strconv.ParseBool. */
const isTrue = (text: string): boolean => /^(?:1|t|true)$/i.test(text);
