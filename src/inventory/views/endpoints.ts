import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';

/** The addresses of a Service without a selector, which somebody keeps by hand. */
const endpointSlices = kindTarget(
  'endpoint-slices',
  'EndpointSlices',
  ['discovery.k8s.io/EndpointSlice'],
  {},
);

interface EndpointIndex extends View {
  readonly byService: ReadonlyMap<string, readonly View[]>;
}

/** Endpoints have the name of their Service, EndpointSlices name it in a label. (discovery/v1 LabelServiceName) */
const endpointIndex: Target<EndpointIndex> = {
  id: 'endpoint-index',
  title: 'endpoints by Service',
  views: (inventory) => {
    const all = [
      ...inventory.ofKind('', 'Endpoints').map((resource) => ({ resource, of: resource.reference.name })),
      ...inventory.select(endpointSlices).map(({ resource, object: { metadata } }) => ({
        resource,
        of: metadata?.labels?.['kubernetes.io/service-name'] ?? '',
      })),
    ];
    const first = all[0];
    if (first === undefined) return [];
    const byService = Map.groupBy(all, ({ resource, of }) => `${namespaceOf(resource)}/${of}`);
    return [{ resource: first.resource, byService }];
  },
};

const none: readonly View[] = [];

/** What names the addresses behind a Service, beside its selector. */
export const endpointsOf = (inventory: Inventory, namespace: string, service: string): readonly View[] =>
  inventory.select(endpointIndex)[0]?.byService.get(`${namespace}/${service}`) ?? none;
