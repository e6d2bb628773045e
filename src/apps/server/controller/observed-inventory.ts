import { type Inventory, takeInventory } from '../../../inventory/inventory.ts';
import { topOwner } from '../../../inventory/owners.ts';
import { podImages } from '../../../inventory/views/images.ts';
import { holdsPod } from '../../../inventory/views/pods.ts';
import type { Resource } from '../../../model/resource.ts';
import { list, object, string } from '../../../model/shape.ts';
import type { ObservedInventory } from '../../../platform/store/store.ts';
import type { ClusterFacts } from '../../../sources/cluster/facts.ts';

const statuses = list(object({ image: string, imageID: string }));
const running = object({
  status: object({
    containerStatuses: statuses,
    initContainerStatuses: statuses,
    ephemeralContainerStatuses: statuses,
  }),
});

/** What runs in a cluster: every workload that is judged with the images it names, and the digests that nodes run for them. */
export const observedInventory = (
  facts: ClusterFacts,
  judged: Inventory,
  time: string,
): ObservedInventory => {
  const digests = digestsIn(takeInventory(facts.resources));
  const workloads = judged.select(podImages);
  return {
    time,
    // Objects that could not be read are not gone; a right to something else hides none of them.
    isComplete:
      facts.problems.length === 0 && !facts.missingRights.some(({ group, kind }) => holdsPod(group, kind)),
    objects: workloads.map(({ resource, images }) => ({
      resource: resource.reference,
      images: [...new Set(images.map(({ text }) => text))].map((reference) => {
        const digest = digests.get(resource)?.get(reference);
        return digest === undefined ? { reference } : { reference, digest };
      }),
    })),
  };
};

/** By workload, what its pods run: the digest of each image as the pod names it. */
const digestsIn = (all: Inventory): ReadonlyMap<Resource, ReadonlyMap<string, string>> => {
  const found = new Map<Resource, Map<string, string>>();
  for (const pod of all.ofKind('', 'Pod')) {
    const { status } = all.read(running, pod) ?? {};
    const owner = topOwner(pod, all);
    const own = found.get(owner) ?? new Map<string, string>();
    for (const kind of ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const)
      for (const { image, imageID } of status?.[kind] ?? []) {
        const digest = /sha256:[0-9a-f]{64}/.exec(imageID ?? '')?.[0];
        if (image !== undefined && digest !== undefined) own.set(image, digest);
      }
    found.set(owner, own);
  }
  return found;
};
