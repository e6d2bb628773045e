import type { Check } from '../../analysis/posture/check.ts';
import type { Parameter, ParameterValue } from '../../analysis/posture/parameter.ts';
import type { Attestation } from '../../decision/attestation.ts';
import { endOfPeriod } from '../../model/date.ts';
import { join } from '../../model/field-path.ts';
import { didYouMean } from '../../model/nearest.ts';
import { severities } from '../../model/severity.ts';
import type { Option } from '../cli/option.ts';
import type { CheckSettings } from '../scan/plan-checks.ts';
import type { Configuration, ConfigurationProfile } from './configuration.ts';
import { StrictReader } from './strict-reader.ts';

/** What a configuration may speak of. */
export interface Vocabulary {
  readonly checks: readonly Check[];
  /** The options that a configuration may set. */
  readonly options: readonly Option[];
}

/** Reads the value of a configuration file. Faults are all there are, each at its place. */
export const readConfiguration = (value: unknown, file: string, { checks, options }: Vocabulary) => {
  const reader = new StrictReader();
  const byKey = new Map(
    options.flatMap((option) =>
      option.configuration === undefined ? [] : [[option.configuration, option] as const],
    ),
  );
  const top = reader.mapping(value, '', [...byKey.keys(), 'checks', 'profiles', 'attestations']);
  const configuration: Configuration = {
    file,
    options: new Map(
      [...byKey].flatMap(([key, option]) =>
        top[key] === undefined
          ? []
          : [[option.name, optionValues(reader, option, top[key], `/${key}`)] as const],
      ),
    ),
    checks: readSettings(reader, top['checks'], '/checks', checks),
    profiles: new Map(
      Object.entries(reader.members(top['profiles'], '/profiles')).map(([name, one]) => [
        name,
        readProfile(reader, one, join('/profiles', name), checks),
      ]),
    ),
    attestations: reader
      .list(top['attestations'], '/attestations')
      .map((one, index) => readAttestation(reader, one, `/attestations/${index}`)),
  };
  return { configuration, faults: reader.faults };
};

/** A flag that is true is given, with no value; one that is false is not. */
const optionValues = (
  reader: StrictReader,
  option: Option,
  value: unknown,
  path: string,
): readonly string[] => {
  if (option.type === 'flag') return reader.flag(value, path) === true ? [''] : [];
  const texts = option.type === 'value' ? [reader.text(value, path) ?? ''] : reader.texts(value, path);
  for (const text of texts)
    if (option.choices !== undefined && text !== '') reader.word(text, path, option.choices);
  return texts.filter((text) => text !== '');
};

const readProfile = (
  reader: StrictReader,
  value: unknown,
  path: string,
  checks: readonly Check[],
): ConfigurationProfile => {
  const given = reader.mapping(value, path, ['include', 'exclude', 'checks']);
  return {
    include: reader.texts(given['include'], `${path}/include`),
    exclude: reader.texts(given['exclude'], `${path}/exclude`),
    checks: readSettings(reader, given['checks'], `${path}/checks`, checks),
  };
};

const readSettings = (
  reader: StrictReader,
  value: unknown,
  path: string,
  checks: readonly Check[],
): ReadonlyMap<string, CheckSettings> => {
  const settings = new Map<string, CheckSettings>();
  for (const [id, one] of Object.entries(reader.members(value, path))) {
    const check = checks.find((known) => known.id === id);
    if (check === undefined)
      reader.fault(
        join(path, id),
        `there is no check "${id}"${didYouMean(
          id,
          checks.map((known) => known.id),
        )}`,
      );
    else settings.set(id, readCheck(reader, one, join(path, id), check));
  }
  return settings;
};

const readCheck = (reader: StrictReader, value: unknown, path: string, check: Check): CheckSettings => {
  const given = reader.mapping(value, path, ['enabled', 'severity', 'parameters']);
  const enabled = reader.flag(given['enabled'], `${path}/enabled`);
  const severity = reader.word(given['severity'], `${path}/severity`, severities);
  const parameters = reader.mapping(given['parameters'], `${path}/parameters`, Object.keys(check.parameters));
  const values = Object.entries(parameters).flatMap(([name, one]) => {
    const parameter = check.parameters[name];
    const read =
      parameter === undefined
        ? undefined
        : readParameter(reader, one, join(`${path}/parameters`, name), parameter);
    return read === undefined ? [] : [[name, read] as const];
  });
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(severity === undefined ? {} : { severity }),
    parameters: Object.fromEntries(values),
  };
};

const readParameter = (
  reader: StrictReader,
  value: unknown,
  path: string,
  parameter: Parameter,
): ParameterValue | undefined => {
  switch (parameter.type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value)
        ? value
        : reader.fault(path, 'must be a whole number');
    case 'string':
      return reader.text(value, path);
    case 'strings':
      return reader.texts(value, path);
    case 'boolean':
      return reader.flag(value, path);
  }
};

const readAttestation = (reader: StrictReader, value: unknown, path: string): Attestation => {
  const given = reader.mapping(value, path, ['control', 'says', 'by', 'reason', 'expires']);
  const says = reader.word(given['says'], `${path}/says`, ['attested', 'not-applicable'] as const);
  const expires = reader.needed(given['expires'], `${path}/expires`, 'a date such as 2027-01-31');
  if (expires !== '' && endOfPeriod(expires) === undefined)
    reader.fault(`${path}/expires`, 'must be a date such as 2027-01-31');
  return {
    control: reader.needed(given['control'], `${path}/control`, 'the id of a control'),
    by: reader.needed(given['by'], `${path}/by`, 'who says so'),
    reason: reader.needed(given['reason'], `${path}/reason`, 'what it rests on'),
    expires,
    ...(says === undefined ? {} : { says }),
  };
};
