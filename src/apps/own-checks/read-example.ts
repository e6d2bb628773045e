import type { Example } from '../../analysis/posture/check.ts';
import type { ParameterValue } from '../../analysis/posture/parameter.ts';
import type { StrictReader } from '../configuration/strict-reader.ts';
import { parseYamlDocuments } from './example-objects.ts';

const keys = ['name', 'spec', 'objects', 'violations', 'parameters'] as const;

/** Reads an example: YAML of a pod spec or of whole objects, as a text or written out, and the paths that must be reported. */
export const readExample = (reader: StrictReader, value: unknown, at: string): Example => {
  const given = reader.mapping(value, at, keys);
  if (given['violations'] === undefined)
    reader.fault(`${at}/violations`, 'is missing: the paths that must be reported; [] for none');
  if ((given['spec'] === undefined) === (given['objects'] === undefined))
    reader.fault(at, 'needs either spec (a pod spec) or objects (whole objects)');
  const isSpec = given['spec'] !== undefined;
  const text = yamlText(reader, given[isSpec ? 'spec' : 'objects'], `${at}/${isSpec ? 'spec' : 'objects'}`);
  return {
    name: reader.needed(given['name'], `${at}/name`, 'what it shows'),
    violations: reader.texts(given['violations'], `${at}/violations`),
    ...(given['parameters'] === undefined
      ? {}
      : { parameters: parametersOf(reader, given['parameters'], `${at}/parameters`) }),
    ...(isSpec ? { spec: text } : { objects: text }),
  };
};

/** What is written out instead of being a text is kept as JSON, which YAML includes. */
const yamlText = (reader: StrictReader, value: unknown, at: string): string => {
  if (typeof value === 'string') {
    const { problems } = parseYamlDocuments(value);
    for (const { line, detail } of problems) reader.fault(at, `is no YAML in its line ${line}: ${detail}`);
    return value;
  }
  const documents = Array.isArray(value) ? value : [value];
  return documents.map((one) => JSON.stringify(one ?? null, undefined, 2)).join('\n---\n');
};

const parametersOf = (reader: StrictReader, value: unknown, at: string): Record<string, ParameterValue> =>
  Object.fromEntries(
    Object.entries(reader.members(value, at)).flatMap(([name, one]) => {
      if (isParameterValue(one)) return [[name, one] as const];
      reader.fault(`${at}/${name}`, 'must be a number, a text, a flag or a list of texts');
      return [];
    }),
  );

const isParameterValue = (value: unknown): value is ParameterValue =>
  typeof value === 'number' ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));
