import type { FieldPath } from '../model/field-path.ts';
import type { Location } from '../model/location.ts';
import type { Origin, Resource } from '../model/resource.ts';
import { locateInstruction } from './dockerfiles/locate.ts';
import { locate, locateAll } from './manifests/locate.ts';
import { locateMerged } from './rendered/locate-merged.ts';
import { locateRendered } from './rendered/locate-rendered.ts';
import { locateInUnit } from './units/locate.ts';

/** The texts that places are looked up in, by the path of their file. */
export type Texts = ReadonlyMap<string, string>;

/** Where a field of an object lies in the user's own file; `undefined` for objects that come from no file. */
export const placeOf = (
  { origin, reference, object }: Resource,
  pointer: FieldPath,
  texts: Texts,
): Location | undefined => {
  if (reference.apiVersion === 'dockerfile') return locateInstruction({ origin, reference, object }, pointer);
  if (reference.apiVersion === 'systemd')
    return locateInUnit({ origin, reference, object }, pointer, texts.get(fileOf(origin)) ?? '');
  switch (origin.kind) {
    case 'cluster':
      return undefined;
    case 'rendered':
      return origin.by === 'kustomize'
        ? locateMerged(texts, { reference, object, origin }, pointer)
        : locateRendered(texts, origin, pointer);
    case 'file': {
      const text = texts.get(origin.path);
      return text === undefined ? undefined : locate(text, origin, pointer);
    }
  }
};

/** The same for several fields of one object, which costs less than one by one. */
export const placesOf = (
  resource: Resource,
  pointers: readonly FieldPath[],
  texts: Texts,
): readonly (Location | undefined)[] => {
  const { origin, reference } = resource;
  const text = origin.kind === 'file' ? texts.get(origin.path) : undefined;
  return text === undefined ||
    origin.kind !== 'file' ||
    ['dockerfile', 'systemd'].includes(reference.apiVersion)
    ? pointers.map((pointer) => placeOf(resource, pointer, texts))
    : locateAll(text, origin, pointers);
};

/** The user's file that an object came from, or the cluster. */
export const fileOf = (origin: Origin): string => {
  switch (origin.kind) {
    case 'cluster':
      return origin.context;
    case 'rendered':
      return origin.source;
    case 'file':
      return origin.path;
  }
};
