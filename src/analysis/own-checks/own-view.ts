import type { Inventory } from '../../inventory/inventory.ts';
import type { Target, View } from '../../inventory/target.ts';
import { type PodView, pods } from '../../inventory/views/pods.ts';
import { valueAt } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { toCel } from './cel/values.ts';

/** What an own check looks at: an object, as the variables of CEL. They are made once, for all own checks with the same target. */
export interface OwnView extends View {
  variables(): Readonly<Record<string, unknown>>;
}

/** Variables that there are beside `params` and `variables`, with their types. */
export const objectVariables: Readonly<Record<string, string>> = {
  object: 'dyn',
  namespaceObject: 'dyn',
};

export const podVariables: Readonly<Record<string, string>> = {
  ...objectVariables,
  pod: 'map<string, dyn>',
  podPath: 'string',
  podMetadata: 'map<string, dyn>',
  podMetadataPath: 'string',
  containers: 'list<map<string, dyn>>',
};

/** The pods, or the objects of some kinds. */
export const ownTarget = (match: 'pods' | readonly string[]): Target<OwnView> =>
  match === 'pods' ? ownPods : ownObjects(match);

const ownPods: Target<OwnView> = {
  id: 'own-pods',
  title: pods.title,
  views: (inventory) =>
    inventory.select(pods).map((pod) => viewOf(pod.resource, () => podVariablesOf(pod, inventory))),
};

const ownObjects = (kinds: readonly string[]): Target<OwnView> => ({
  id: `own-objects ${kinds.join(' ')}`,
  title: kinds.map((kind) => `every ${kind.slice(kind.indexOf('/') + 1)}`).join(', '),
  views: (inventory) =>
    kinds
      .flatMap((kind) => {
        const slash = kind.indexOf('/');
        return inventory.ofKind(kind.slice(0, slash), kind.slice(slash + 1));
      })
      .map((resource) => viewOf(resource, () => objectVariablesOf(resource, inventory))),
});

const viewOf = (resource: Resource, make: () => Readonly<Record<string, unknown>>): OwnView => {
  let made: Readonly<Record<string, unknown>> | undefined;
  return {
    resource,
    variables: () => {
      made ??= make();
      return made;
    },
  };
};

const objectVariablesOf = (resource: Resource, inventory: Inventory): Readonly<Record<string, unknown>> => {
  const namespace = inventory.find('', 'Namespace', undefined, resource.reference.namespace ?? 'default');
  return {
    object: toCel(resource.object),
    namespaceObject: namespace === undefined ? null : toCel(namespace.object),
  };
};

const podVariablesOf = (pod: PodView, inventory: Inventory): Readonly<Record<string, unknown>> => ({
  ...objectVariablesOf(pod.resource, inventory),
  pod: mapAt(pod.resource.object, pod.path),
  podPath: pod.path,
  podMetadata: mapAt(pod.resource.object, pod.metadataPath),
  podMetadataPath: pod.metadataPath,
  containers: pod.containers.map(({ name, path, sort }) => {
    const container = mapAt(pod.resource.object, path);
    return container.set('name', name).set('path', path).set('sort', sort);
  }),
});

const mapAt = (object: unknown, path: string): Map<string, unknown> => {
  const value = toCel(valueAt(object, path));
  return value instanceof Map ? value : new Map();
};
