/** A kind that an API server serves, in the version that it prefers. */
export interface ServedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Plural name, as in paths: `deployments`. */
  readonly resource: string;
  readonly isNamespaced: boolean;
  /** Whether it can be watched; everything here can be listed. */
  readonly isWatchable: boolean;
}

/** `apps/v1`, `v1`. */
export const apiVersionOf = ({ group, version }: Pick<ServedKind, 'group' | 'version'>): string =>
  group === '' ? version : `${group}/${version}`;

/** Path of all objects of the kind, or of those in one namespace. */
export const pathOf = (kind: ServedKind, namespace?: string): string => {
  const root = kind.group === '' ? `/api/${kind.version}` : `/apis/${kind.group}/${kind.version}`;
  return namespace === undefined
    ? `${root}/${kind.resource}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/${kind.resource}`;
};
