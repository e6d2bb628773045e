import type { FieldPath } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { FileOrigin, RenderedOrigin } from '../../model/resource.ts';
import { Places } from './places.ts';
import { positionAt } from './position.ts';
import { parseDocument } from './yaml.ts';

/** Where a pointer into a resource lies in its file. */
export const locate = (text: string, origin: FileOrigin | RenderedOrigin, pointer: FieldPath): Location => {
  const { start, end } = placesOf(text, origin).find(`${origin.pointer}${pointer}`);
  const from = positionAt(text, origin.offset + start, origin.offset, origin.line);
  const to = positionAt(text, origin.offset + end, origin.offset + start, from.line);
  return {
    file: origin.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    precision: 'exact',
  };
};

const placesOf = (text: string, origin: FileOrigin | RenderedOrigin): Places => {
  const places = new Places();
  parseDocument(text.slice(origin.offset, origin.offset + origin.length), places);
  return places;
};
