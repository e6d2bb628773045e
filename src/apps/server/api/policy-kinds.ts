import type { Kind } from '../../../model/kinds/kind.ts';
import { apiVersion } from '../../../model/kinds/kind.ts';
import { kinds } from '../../../model/kinds/kinds.ts';

/** Kinds of ours that are written through the API. */
export const policyKinds: readonly Kind[] = kinds;

export const policyApiVersion = apiVersion;

export const isNamespaced = ({ scope }: Kind): boolean => scope === 'Namespaced';

/** Where an API server has objects of a kind; one of them where a name is given. */
export const pathOfKind = (kind: Kind, namespace: string | undefined, name?: string): string => {
  const scope = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const one = name === undefined ? '' : `/${encodeURIComponent(name)}`;
  return `/apis/${policyApiVersion}${scope}/${kind.plural}${one}`;
};
