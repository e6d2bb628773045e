import { groupOf, type Resource } from '../model/resource.ts';
import { boolean, conform, list, map, object, type Shaped, string } from '../model/shape.ts';
import type { Inventory } from './inventory.ts';

const shape = object({
  metadata: object({
    labels: map(string),
    ownerReferences: list(object({ apiVersion: string, kind: string, name: string, controller: boolean })),
  }),
});

type Owned = NonNullable<Shaped<typeof shape>['metadata']>;

/** Owners of owners: a Pod, its Job, its CronJob, what an operator made that for. Nothing real goes on for longer. */
const mostSteps = 16;

/**
 * The object at the top of the chain of controllers that made this one: the Deployment of a ReplicaSet's Pod, the CronJob of a Job. The
 * object itself where no controller made it. An owner that was not read ends the chain, except that a ReplicaSet's Deployment is also found
 * by the name that it gives (`NAME-HASH`, where the hash is the label `pod-template-hash`), as when ReplicaSets may not be read.
 */
export const topOwner = (resource: Resource, inventory: Inventory): Resource => {
  let top = resource;
  for (let step = 0; step < mostSteps; step++) {
    const owner = controllerOf(top, inventory);
    if (owner === undefined) return top;
    top = owner;
  }
  return top;
};

/**
 * Whether a controller that was read made this object. Then its findings are those of its owner once more; what counts of it is what runs:
 * images, phase, address.
 */
export const isMadeByController = (resource: Resource, inventory: Inventory): boolean =>
  topOwner(resource, inventory) !== resource;

/** The controller that an object says made it, whether it is still there or not. */
export interface ControllerReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

interface Made {
  readonly metadata: Owned;
  readonly controller: ControllerReference;
}

/** Read once an object: owners are asked for at each change of a cluster. */
const read = new WeakMap<Resource, Made | 'by-nobody'>();

const madeBy = (resource: Resource): Made | undefined => {
  let made = read.get(resource);
  if (made === undefined) {
    made = readController(resource) ?? 'by-nobody';
    read.set(resource, made);
  }
  return made === 'by-nobody' ? undefined : made;
};

const readController = (resource: Resource): Made | undefined => {
  const metadata = conform(shape, resource.object, [])?.metadata;
  const controller = metadata?.ownerReferences?.find((owner) => owner.controller === true);
  if (metadata === undefined || controller === undefined) return undefined;
  const { apiVersion = '', kind = '', name = '' } = controller;
  return { metadata, controller: { group: groupOf(apiVersion), kind, name } };
};

export const controllerReferenceOf = (resource: Resource): ControllerReference | undefined =>
  madeBy(resource)?.controller;

const controllerOf = (resource: Resource, inventory: Inventory): Resource | undefined => {
  const made = madeBy(resource);
  if (made === undefined) return undefined;
  const { metadata, controller } = made;
  const { group, kind, name } = controller;
  const { namespace } = resource.reference;
  // An owner lies in the same namespace or in none.
  const owner = inventory.find(group, kind, namespace, name) ?? inventory.find(group, kind, undefined, name);
  const isReached =
    owner !== undefined &&
    owner !== resource &&
    (owner.reference.namespace === undefined || owner.reference.namespace === namespace);
  if (isReached) return owner;
  return kind === 'ReplicaSet' ? deploymentByName(name, metadata, namespace, inventory) : undefined;
};

const deploymentByName = (
  replicaSet: string,
  { labels }: Owned,
  namespace: string | undefined,
  inventory: Inventory,
): Resource | undefined => {
  const hash = labels?.['pod-template-hash'];
  if (hash === undefined || !replicaSet.endsWith(`-${hash}`)) return undefined;
  return inventory.find('apps', 'Deployment', namespace, replicaSet.slice(0, -hash.length - 1));
};
