import { type FieldPath, tokensOf, valueAt } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { Resource } from '../../model/resource.ts';

const numberAt = (holder: unknown, key: string): number => {
  const value = valueAt(holder, `/${key}`);
  return typeof value === 'number' ? value : 1;
};

/**
 * Where an instruction of a Dockerfile lies, or one of its lines (`/instructions/3/lines/1`); a path that leads to none is answered with the
 * start of the file.
 */
export const locateInstruction = (resource: Resource, path: FieldPath): Location => {
  const { origin, object } = resource;
  const [list = '', index = '', , number] = tokensOf(path);
  const instruction = valueAt(object, `/${list}/${index}`);
  const file = origin.kind === 'cluster' ? origin.context : origin.path;
  const text = number === undefined ? undefined : valueAt(object, path);
  if (typeof text === 'string') {
    const line = numberAt(instruction, 'line') + Number(number);
    const column = text.length - text.trimStart().length + 1;
    return { file, line, column, endLine: line, endColumn: text.length + 1, precision: 'exact' };
  }
  return {
    file,
    line: numberAt(instruction, 'line'),
    column: numberAt(instruction, 'column'),
    endLine: numberAt(instruction, 'endLine'),
    endColumn: numberAt(instruction, 'endColumn'),
    precision: list === 'instructions' && instruction !== undefined ? 'exact' : 'file',
  };
};
