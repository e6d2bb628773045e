import type { Resource } from '../../model/resource.ts';
import { any, conform, list, map, object, string } from '../../model/shape.ts';

const shape = object({ metadata: object({ labels: map(string) }), endpoints: list(any) });

const made = new WeakMap<Resource, Resource>();

/**
 * What an EndpointSlice says: whether anything is ready behind which Service. `undefined` where a recording of an older version does not hold
 * that. The same slice gives the same object. (discovery/v1 LabelServiceName)
 */
export const serviceEndpoints = (slice: Resource): Resource | undefined => {
  const known = made.get(slice);
  if (known !== undefined) return known;
  const { metadata, endpoints } = conform(shape, slice.object, []) ?? {};
  const service = metadata?.labels?.['kubernetes.io/service-name'];
  if (endpoints === undefined || service === undefined) return undefined;
  const { namespace, name } = slice.reference;
  const resource: Resource = {
    reference: { ...slice.reference, apiVersion: 'cluster', kind: 'ServiceEndpoints' },
    object: {
      apiVersion: 'cluster',
      kind: 'ServiceEndpoints',
      metadata: { name, namespace },
      service,
      // Pruned as it is read: what is left is ready.
      isReady: endpoints.length > 0,
    },
    origin: slice.origin,
  };
  made.set(slice, resource);
  return resource;
};
