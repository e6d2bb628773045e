import { groupOf, type ResourceReference, versionOf } from '../../model/resource.ts';
import type { ServedKind } from './served-kind.ts';

/** The kind of an object, as far as the object says it. */
export const kindOf = ({ apiVersion, kind, namespace }: Omit<ResourceReference, 'name'>): ServedKind => ({
  group: groupOf(apiVersion),
  version: versionOf(apiVersion),
  kind,
  resource: kind,
  isNamespaced: namespace !== undefined,
  isWatchable: false,
});
