import { isMadeByKubernetes } from '../../inventory/built-ins.ts';
import { type InventoryDelta, takeInventory } from '../../inventory/inventory.ts';
import { controllerReferenceOf, isMadeByController } from '../../inventory/owners.ts';
import type { Resource } from '../../model/resource.ts';
import type { ClusterFacts } from '../../sources/cluster/facts.ts';
import { stateObjects } from '../../sources/cluster/state-objects.ts';

/** A static pod as the API shows it: its file on the node made it, whatever its owner says. */
const isMirror = ({ reference, object }: Resource): boolean => {
  if (reference.kind !== 'Pod') return false;
  const { metadata } = object as {
    readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  };
  return metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
};

/**
 * What is judged of a cluster's objects. What a controller made is left out: its findings are its maker's. Where the maker is gone, what it made
 * goes too, in a moment; only a maker that may not be read leaves it to be judged by itself.
 */
export const visibleIn = ({
  resources,
  missingRights,
}: Pick<ClusterFacts, 'resources' | 'missingRights'>) => {
  const all = takeInventory(resources);
  const hidden = new Set(missingRights.map(({ group, kind }) => `${group}/${kind}`));
  return resources.filter((resource) => {
    const controller = controllerReferenceOf(resource);
    if (controller === undefined || isMirror(resource)) return true;
    return hidden.has(`${controller.group}/${controller.kind}`) && !isMadeByController(resource, all);
  });
};

/** What checks look at: what is visible, and the state of the cluster. */
export const judgedIn = (facts: ClusterFacts): readonly Resource[] => [
  ...visibleIn(facts),
  ...stateObjects(facts),
];

/** Objects that others refer to and nobody here answers for: those that Kubernetes makes. */
export const isBackground = isMadeByKubernetes;

const keyOf = ({ reference: { apiVersion, kind, namespace = '', name } }: Resource): string =>
  `${apiVersion} ${kind} ${namespace} ${name}`;

/** How one list of objects differs from another, by identity. Objects of one name are one object that changed. */
export const deltaOf = (before: readonly Resource[], after: readonly Resource[]): InventoryDelta => {
  const old = new Set(before);
  const fresh = new Set(after);
  const gone = new Map(
    before.filter((one) => !fresh.has(one)).map((resource) => [keyOf(resource), resource] as const),
  );
  const added: Resource[] = [];
  const replaced: { before: Resource; after: Resource }[] = [];
  for (const resource of after) {
    if (old.has(resource)) continue;
    const key = keyOf(resource);
    const known = gone.get(key);
    if (known === undefined) added.push(resource);
    else {
      replaced.push({ before: known, after: resource });
      gone.delete(key);
    }
  }
  return { added, removed: [...gone.values()], replaced };
};
