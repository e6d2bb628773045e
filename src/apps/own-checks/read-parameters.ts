import type { Parameter, Parameters } from '../../analysis/posture/parameter.ts';
import { join } from '../../model/field-path.ts';
import type { StrictReader } from '../configuration/strict-reader.ts';

const types = ['integer', 'string', 'strings', 'boolean'] as const;

/** Reads the parameters that a check declares; a profile may set them. */
export const readParameters = (reader: StrictReader, value: unknown, at: string): Parameters =>
  Object.fromEntries(
    Object.entries(reader.members(value, at)).flatMap(([name, one]) => {
      if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(name) || name === 'constructor')
        reader.fault(join(at, name), 'must be named by letters and digits');
      const parameter = readParameter(reader, one, join(at, name));
      return parameter === undefined ? [] : [[name, parameter] as const];
    }),
  );

const readParameter = (reader: StrictReader, value: unknown, at: string): Parameter | undefined => {
  const given = reader.mapping(value, at, ['type', 'default', 'description']);
  const type = reader.word(given['type'] ?? '', `${at}/type`, types);
  const description = reader.needed(given['description'], `${at}/description`, 'what it decides');
  if (given['default'] === undefined)
    return reader.fault(`${at}/default`, 'is missing: what holds when nobody sets it');
  return type === undefined ? undefined : withDefault(reader, type, given['default'], description, at);
};

const withDefault = (
  reader: StrictReader,
  type: Parameter['type'],
  given: unknown,
  description: string,
  at: string,
): Parameter | undefined => {
  const path = `${at}/default`;
  switch (type) {
    case 'integer':
      if (typeof given === 'number' && Number.isInteger(given)) return { type, default: given, description };
      return reader.fault(path, 'must be a whole number');
    case 'string':
      return { type, default: reader.text(given, path) ?? '', description };
    case 'strings':
      return { type, default: reader.texts(given, path), description };
    case 'boolean':
      return { type, default: reader.flag(given, path) ?? false, description };
  }
};
