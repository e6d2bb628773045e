import { type FieldPath, join } from '../field-path.ts';
import { didYouMean } from '../nearest.ts';
import type { ListSchema, MapSchema, RecordSchema, Schema, TextSchema, WholeSchema } from './schema.ts';

/** Something that is wrong in a document of ours, at its place. */
export interface Fault {
  readonly path: FieldPath;
  readonly detail: string;
}

/**
 * Holds a value against its schema and adds every fault with its place. Strict as the API server's `fieldValidation=Strict` is, and says
 * which word was probably meant. Rules are asked only of values that have their types.
 */
export const readValue = (schema: Schema, value: unknown, path: FieldPath, faults: Fault[]): void => {
  const before = faults.length;
  readTyped(schema, value, path, faults);
  if (faults.length > before) return;
  for (const rule of schema.rules ?? []) if (!rule.holds(value)) faults.push({ path, detail: rule.message });
};

const readTyped = (schema: Schema, value: unknown, path: FieldPath, faults: Fault[]): void => {
  switch (schema.is) {
    case 'text':
      return readText(schema, value, path, faults);
    case 'whole':
      return readWhole(schema, value, path, faults);
    case 'flag':
      if (typeof value !== 'boolean') faults.push({ path, detail: 'must be true or false' });
      return;
    case 'list':
      return readList(schema, value, path, faults);
    case 'map':
      return readMap(schema, value, path, faults);
    case 'record':
      return readRecord(schema, value, path, faults);
    case 'free':
      if (schema.kind === 'list' ? !Array.isArray(value) : !isMapping(value))
        faults.push({ path, detail: `must be a ${schema.kind}` });
      return;
  }
};

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readText = (schema: TextSchema<unknown>, value: unknown, path: FieldPath, faults: Fault[]): void => {
  const { oneOf, minLength, maxLength, format } = schema;
  if (typeof value !== 'string') {
    faults.push({ path, detail: `must be text: ${firstSentence(schema)}` });
    return;
  }
  const length = [...value].length;
  if (oneOf !== undefined && !oneOf.includes(value))
    faults.push({ path, detail: `cannot be "${value}"${didYouMean(value, oneOf)} (${oneOf.join(', ')})` });
  else if (length < minLength) faults.push({ path, detail: `is empty: ${firstSentence(schema)}` });
  else if (length > maxLength)
    faults.push({ path, detail: `has ${length} characters; ${maxLength} is the most` });
  else if (format === 'date-time' && !isMoment(value))
    faults.push({ path, detail: 'must be a time such as 2027-01-31T12:00:00Z (RFC 3339)' });
};

const isMoment = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const readWhole = (
  { minimum, maximum }: WholeSchema<unknown>,
  value: unknown,
  path: FieldPath,
  faults: Fault[],
): void => {
  if (typeof value !== 'number' || !Number.isInteger(value))
    faults.push({ path, detail: 'must be a whole number' });
  else if (value < minimum || value > maximum)
    faults.push({ path, detail: `must be from ${minimum} to ${maximum}, not ${value}` });
};

const readList = (schema: ListSchema<unknown>, value: unknown, path: FieldPath, faults: Fault[]): void => {
  const { item, minItems, maxItems, merge } = schema;
  if (!Array.isArray(value)) {
    faults.push({ path, detail: `must be a list: ${firstSentence(schema)}` });
    return;
  }
  if (value.length < minItems)
    faults.push({ path, detail: 'is an empty list; leave it out, or name something' });
  if (value.length > maxItems) {
    faults.push({ path, detail: `has ${value.length} items; ${maxItems} is the most` });
    return;
  }
  for (const [index, member] of value.entries()) readValue(item, member, join(path, index), faults);
  if (merge === 'atomic') return;
  const seen = new Set<string>();
  for (const [index, member] of value.entries()) {
    const key = keyOf(schema, member);
    if (seen.has(key)) faults.push({ path: join(path, index), detail: 'stands in the list twice' });
    seen.add(key);
  }
};

const keyOf = ({ keys }: ListSchema<unknown>, member: unknown): string =>
  keys === undefined || !isMapping(member)
    ? JSON.stringify(member)
    : JSON.stringify(keys.map((key) => member[key]));

const readMap = (schema: MapSchema<unknown>, value: unknown, path: FieldPath, faults: Fault[]): void => {
  if (!isMapping(value)) {
    faults.push({ path, detail: `must be a mapping: ${firstSentence(schema)}` });
    return;
  }
  const members = Object.entries(value);
  if (members.length > schema.maxMembers) {
    faults.push({ path, detail: `has ${members.length} members; ${schema.maxMembers} is the most` });
    return;
  }
  for (const [key, member] of members) readValue(schema.value, member, join(path, key), faults);
};

const readRecord = (
  schema: RecordSchema<unknown>,
  value: unknown,
  path: FieldPath,
  faults: Fault[],
): void => {
  if (!isMapping(value)) {
    faults.push({ path, detail: `must be a mapping: ${firstSentence(schema)}` });
    return;
  }
  const { fields, needs } = schema;
  const known = Object.keys(fields);
  for (const key of Object.keys(value))
    if (!Object.hasOwn(fields, key))
      faults.push({ path: join(path, key), detail: `there is no field "${key}"${didYouMean(key, known)}` });
  for (const [key, field] of Object.entries(fields)) {
    const member = Object.hasOwn(value, key) ? value[key] : undefined;
    if (member !== undefined) readValue(field, member, join(path, key), faults);
    else if (needs.includes(key))
      faults.push({ path: join(path, key), detail: `is missing: ${firstSentence(field)}` });
  }
};

/** What a field is, for a message: `who answers for the risk`. */
const firstSentence = ({ description }: Schema): string => {
  const sentence = description.split(/\.(?:\s|$)/)[0] ?? '';
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
};
