import { map, object, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { LabelSelector } from './pod-spec.ts';
import { selects } from './selection.ts';

const labelled = object({ metadata: object({ labels: map(string) }) });

/** The API server puts this label on every namespace. */
const nameLabel = 'kubernetes.io/metadata.name';

const none: Readonly<Record<string, string>> = Object.freeze({});

/** The labels of a namespace, as far as its Namespace was read. */
export const namespaceLabels = (
  inventory: Inventory,
  namespace: string,
): Readonly<Record<string, string>> => {
  const resource = inventory.find('', 'Namespace', undefined, namespace);
  return (resource && inventory.read(labelled, resource)?.metadata?.labels) ?? none;
};

/**
 * Whether a selector selects a namespace. Where the Namespace is not among the objects read its name alone is known: then the answer is
 * no only when the name rules it out.
 */
export const maySelectNamespace = (
  inventory: Inventory,
  selector: LabelSelector,
  namespace: string,
): boolean => {
  if (inventory.find('', 'Namespace', undefined, namespace) !== undefined) {
    return selects(selector, { ...namespaceLabels(inventory, namespace), [nameLabel]: namespace });
  }
  const byName = selector.matchLabels?.[nameLabel];
  const expressions = (selector.matchExpressions ?? []).filter(({ key }) => key === nameLabel);
  return selects(
    {
      ...(byName === undefined ? {} : { matchLabels: { [nameLabel]: byName } }),
      matchExpressions: expressions,
    },
    { [nameLabel]: namespace },
  );
};
