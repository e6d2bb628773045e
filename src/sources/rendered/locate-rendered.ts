import type { FieldPath } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { RenderedOrigin } from '../../model/resource.ts';
import { locate } from '../manifests/locate.ts';
import { sourceLineOf } from './source-line.ts';

/** Where a field of a rendered object lies in the file that it was rendered from. */
export const locateRendered = (
  texts: ReadonlyMap<string, string>,
  origin: RenderedOrigin,
  pointer: FieldPath,
): Location => {
  const rendered = texts.get(origin.path) ?? '';
  const template = texts.get(origin.source);
  const place = locate(rendered, origin, pointer);
  const wholeFile: Location = {
    file: origin.source,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    precision: 'file',
  };
  if (template === undefined || place.precision === 'file') return wholeFile;
  const found = sourceLineOf(linesOf(rendered), place.line, template);
  if (found === undefined) return wholeFile;
  const line = linesOf(template)[found.line - 1] ?? '';
  const column = line.length - line.trimStart().length + 1;
  return {
    file: origin.source,
    line: found.line,
    column,
    endLine: found.line,
    endColumn: line.trimEnd().length + 1,
    precision: found.precision,
  };
};

const split = new Map<string, readonly string[]>();

/** The lines of a text, split once. */
const linesOf = (text: string): readonly string[] => {
  const lines = split.get(text) ?? text.split('\n');
  split.set(text, lines);
  return lines;
};
