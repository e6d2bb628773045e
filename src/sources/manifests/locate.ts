import { type FieldPath, root } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { FileOrigin, RenderedOrigin } from '../../model/resource.ts';
import { type Wanted, wantedOf } from './block/wanted.ts';
import { Defect } from './defect.ts';
import { placesInJson } from './json.ts';
import type { Places } from './places.ts';
import { lineStartAt } from './position.ts';
import { placesInYaml } from './yaml.ts';

/** A document whose places were asked for. */
interface Mapped {
  readonly text: string;
  /** Absent when the text does not parse: it is not the text that was read. */
  readonly places: Places | undefined;
  /** Offsets at which the document's lines start, from its own start. */
  readonly lineStarts: readonly number[];
}

/** Nodes that are kept mapped: findings come mostly document by document, but a report may also be ordered by check. */
const keptNodes = 1_000_000;

/** By file, and by offset of the document. Nothing is ever read from here for a text other than the one that was mapped. */
const kept = new Map<string, Map<number, Mapped>>();
let sizeOfKept = 0;

/**
 * Where a pointer into a resource lies in its file: a member from its key to the end of its scalar value (to the end of the key when it holds a
 * collection), an item from its first character to the end of its first member. A pointer that leads to nothing is answered
 * with the nearest holder that exists. The document is mapped once, the first time that somebody asks.
 */
export const locate = (text: string, origin: FileOrigin | RenderedOrigin, pointer: FieldPath): Location =>
  placed(mapOf(text, origin), origin, pointer);

/**
 * The same for all pointers that somebody wants of one document: only what lies on the way to them is mapped. A List is mapped whole, once for
 * all its items.
 */
export const locateAll = (
  text: string,
  origin: FileOrigin | RenderedOrigin,
  pointers: readonly FieldPath[],
): readonly Location[] => {
  const map = origin.pointer === root ? mapped(text, origin, wantedOf(pointers)) : mapOf(text, origin);
  return pointers.map((pointer) => placed(map, origin, pointer));
};

const placed = (
  { places, lineStarts }: Mapped,
  origin: FileOrigin | RenderedOrigin,
  pointer: FieldPath,
): Location => {
  if (places === undefined)
    return {
      file: origin.path,
      line: origin.line,
      column: 1,
      endLine: origin.line,
      endColumn: 1,
      precision: 'file',
    };
  const { start, end } = places.find(`${origin.pointer}${pointer}`);
  const line = lastAtMost(lineStarts, start);
  const endLine = lastAtMost(lineStarts, end);
  return {
    file: origin.path,
    line: origin.line + line,
    column: start - (lineStarts[line] ?? 0) + 1,
    endLine: origin.line + endLine,
    endColumn: end - (lineStarts[endLine] ?? 0) + 1,
    precision: 'exact',
  };
};

const mapOf = (text: string, origin: FileOrigin | RenderedOrigin): Mapped => {
  const known = kept.get(origin.path)?.get(origin.offset);
  if (known !== undefined && known.text === text) return known;
  const result = mapped(text, origin);
  const size = result.places?.size ?? 0;
  sizeOfKept += size;
  if (sizeOfKept > keptNodes) {
    kept.clear();
    sizeOfKept = size;
  }
  const ofFile = kept.get(origin.path) ?? new Map<number, Mapped>();
  kept.set(origin.path, ofFile.set(origin.offset, result));
  return result;
};

const mapped = (text: string, origin: FileOrigin | RenderedOrigin, wanted?: Wanted): Mapped => ({
  text,
  places: placesIn(text, origin, wanted),
  lineStarts: lineStartsOf(text, origin),
});

const placesIn = (
  text: string,
  origin: FileOrigin | RenderedOrigin,
  wanted: Wanted | undefined,
): Places | undefined => {
  const places = tryTo(() => placesInJson(text, origin)) ?? tryTo(() => placesInYaml(text, origin, wanted));
  return places === undefined || places.size === 0 ? undefined : places;
};

const tryTo = <T>(parse: () => T): T | undefined => {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return undefined;
  }
};

/** A document that does not start its line starts with the rest of it: its first column is not 1. */
const lineStartsOf = (text: string, { offset, length }: FileOrigin | RenderedOrigin): readonly number[] => {
  const starts = [lineStartAt(text, offset) - offset];
  const end = offset + length;
  for (let at = text.indexOf('\n', offset); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    starts.push(at + 1 - offset);
  return starts;
};

/** Index of the last of the ascending numbers that is not over the limit. */
const lastAtMost = (ascending: readonly number[], limit: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
};
