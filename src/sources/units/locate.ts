import { type FieldPath, tokensOf, valueAt } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { Resource } from '../../model/resource.ts';

/** The line of a word of a unit (`/commands/0/words/3`), or of its command. */
export const locateInUnit = ({ object, origin }: Resource, path: FieldPath, text: string): Location => {
  const [list = '', index = '', , word = '0'] = tokensOf(path);
  const found =
    valueAt(object, `/${list}/${index}/lines/${word}`) ?? valueAt(object, `/${list}/${index}/lines/0`);
  const line = typeof found === 'number' ? found : 1;
  const own = text.split('\n', line)[line - 1] ?? '';
  return {
    file: origin.kind === 'cluster' ? origin.context : origin.path,
    line,
    column: own.length - own.trimStart().length + 1,
    endLine: line,
    endColumn: own.trimEnd().length + 1,
    precision: typeof found === 'number' ? 'exact' : 'file',
  };
};
