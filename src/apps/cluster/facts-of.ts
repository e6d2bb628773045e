import { isMadeByKubernetes } from '../../inventory/built-ins.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import { isMadeByController } from '../../inventory/owners.ts';
import type { Resource } from '../../model/resource.ts';
import { type ClusterFacts, type MissingRight, nameOfRight } from '../../sources/cluster/facts.ts';
import type { Facts } from '../scan/scan.ts';

/**
 * A cluster as something to judge. What a controller made is left out where its maker was read too, for its findings are the maker's; what
 * Kubernetes made stays, but is not reported on.
 */
export const factsOf = (cluster: ClusterFacts): Facts => {
  const all = takeInventory(cluster.resources);
  const resources = cluster.resources.filter(
    (resource) => isMirror(resource) || !isMadeByController(resource, all),
  );
  return {
    resources,
    problems: cluster.problems,
    texts: new Map(),
    files: [],
    unseen: cluster.missingRights.map(unseenBy),
    background: new Set(resources.filter(isMadeByKubernetes)),
  };
};

/** A static pod as the API shows it: its file on the node made it, whatever its owner says. */
const isMirror = ({ reference, object }: Resource): boolean => {
  if (reference.kind !== 'Pod') return false;
  const { metadata } = object as {
    readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  };
  return metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
};

const unseenBy = (right: MissingRight) => ({
  group: right.group,
  kind: right.kind,
  right: nameOfRight(right),
});
