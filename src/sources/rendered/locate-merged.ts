import { fieldPath, join, parentOf, root, tokensOf, valueAt } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { RenderedOrigin, Resource } from '../../model/resource.ts';
import { locate } from '../manifests/locate.ts';
import { readDocuments } from '../manifests/read.ts';
import { resourcesOf } from '../manifests/resources.ts';

/**
 * Where a field of a kustomized object lies in the user's files. Kustomize merges objects and writes them anew, so lines say
 * nothing: the object is looked up in the file that it came from, and a value that differs there in the patches.
 */
export const locateMerged = (
  texts: ReadonlyMap<string, string>,
  { reference, object, origin }: Resource & { readonly origin: RenderedOrigin },
  pointer: string,
): Location => {
  const wholeFile: Location = {
    file: origin.source,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    precision: 'file',
  };
  const there = deepest(object, pointer);
  const [source] = candidates(texts, [origin.source], reference.kind, reference.name);
  const own = source === undefined ? undefined : placeIn(texts, source, object, there);
  if (own?.precision === 'exact') return own;
  for (const patch of candidates(texts, origin.inputs ?? [], reference.kind, reference.name)) {
    const found = placeIn(texts, patch, object, there);
    if (found?.precision === 'exact' && there !== root) return found;
  }
  return own ?? wholeFile;
};

/** The longest part of the pointer that leads somewhere. */
const deepest = (object: unknown, pointer: string): string => {
  let path = pointer;
  while (path !== root && valueAt(object, path) === undefined) path = parentOf(path);
  return path;
};

/** Objects of the files that can have become the rendered one: same kind, and a name that prefixes and suffixes were put around. */
const candidates = (
  texts: ReadonlyMap<string, string>,
  files: readonly string[],
  kind: string,
  name: string,
): readonly Resource[] =>
  files
    .flatMap((file) => objectsIn(file, texts.get(file)))
    .filter(({ reference }) => reference.kind === kind && name.includes(reference.name))
    .toSorted((a, b) => b.reference.name.length - a.reference.name.length);

const read = new Map<string, { readonly text: string; readonly objects: readonly Resource[] }>();

const objectsIn = (file: string, text: string | undefined): readonly Resource[] => {
  if (text === undefined) return [];
  const known = read.get(file);
  if (known?.text === text) return known.objects;
  const objects = readDocuments(text, file).documents.flatMap(
    (document, index) => resourcesOf(document, file, index).resources,
  );
  read.set(file, { text, objects });
  return objects;
};

/** `exact` when the file has the same value at the place, or holds what the missing field belongs into. */
const placeIn = (
  texts: ReadonlyMap<string, string>,
  source: Resource,
  object: unknown,
  path: string,
): Location | undefined => {
  const { origin } = source;
  if (origin.kind !== 'file') return undefined;
  const moved = movedTo(source.object, object, path);
  const place = locate(texts.get(origin.path) ?? '', origin, fieldPath(moved.path));
  const [ours, theirs] = [valueAt(object, path), valueAt(source.object, moved.path)];
  const isSame = moved.isWhole && (typeof ours === 'object' || ours === theirs);
  return { ...place, precision: isSame ? 'exact' : 'approximate' };
};

/** The same place in another object: items of lists are found by their names, as kustomize merges them. */
const movedTo = (
  target: unknown,
  object: unknown,
  path: string,
): { readonly path: string; readonly isWhole: boolean } => {
  let at = root as string;
  let moved = root as string;
  for (const token of tokensOf(path)) {
    at = join(at, token);
    const holder = valueAt(target, moved);
    const next = Array.isArray(holder)
      ? join(moved, indexOf(holder, valueAt(object, at), token))
      : join(moved, token);
    if (valueAt(target, next) === undefined) return { path: moved, isWhole: false };
    moved = next;
  }
  return { path: moved, isWhole: true };
};

const indexOf = (items: readonly unknown[], item: unknown, token: string): string => {
  const name = nameOf(item);
  const found = items.findIndex((one) => one === item || (name !== undefined && nameOf(one) === name));
  return found < 0 ? token : String(found);
};

const nameOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
