import { SeawallError } from '../../../model/error.ts';
import { root } from '../../../model/field-path.ts';
import { type Fault, readValue } from '../../../model/kinds/read-value.ts';
import type { Schema } from '../../../model/kinds/schema.ts';
import { valuesSchema } from './values.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What holds where nothing is set. */
export const defaultValues = (): Values => defaultOf(valuesSchema) as Values;

const defaultOf = (schema: Schema): unknown => {
  if (schema.default !== undefined || schema.is !== 'record') return schema.default;
  return Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, defaultOf(field)]));
};

/**
 * The default values with others laid over them, one after the other, as Helm does: mappings are merged, lists replaced, and null takes a
 * member away. Throws `invalid-values` with every fault.
 */
export const valuesWith = (
  layers: readonly { readonly from: string; readonly values: unknown }[],
): Values => {
  let merged: unknown = defaultValues();
  for (const { from, values } of layers) {
    if (values !== undefined && values !== null && !isMapping(values))
      throw new SeawallError('invalid-values', `${from} is no mapping`, [
        'Begin with a key such as "mode:".',
      ]);
    merged = merge(merged, values ?? {});
  }
  const faults: Fault[] = [];
  readValue(valuesSchema, merged, root, faults);
  if (faults.length > 0)
    throw new SeawallError(
      'invalid-values',
      `the values cannot be used${layers.length === 0 ? '' : ` (${layers.map(({ from }) => from).join(', ')})`}`,
      faults.map(
        ({ path, detail }) => `${path === '' ? 'the values' : path.slice(1).replaceAll('/', '.')}: ${detail}`,
      ),
    );
  return merged as Values;
};

const isMapping = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (below: unknown, above: unknown): unknown => {
  if (!isMapping(below) || !isMapping(above)) return above;
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    if (value === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), value));
  }
  return Object.fromEntries(merged);
};

/** Lays `a.b=c` over values, as `--set` has it. The text is taken as YAML would take it for numbers and true or false. */
export const settingOf = (setting: string): Values => {
  const equals = setting.indexOf('=');
  const path = setting.slice(0, equals).trim();
  if (equals < 1 || path === '')
    throw new SeawallError('usage', `--set wants KEY=VALUE, not "${setting}"`, ['--set mode=split']);
  let value: unknown = scalarOf(setting.slice(equals + 1));
  for (const key of path.split('.').reverse()) value = { [key]: value };
  return value as Values;
};

const scalarOf = (text: string): unknown => {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};
