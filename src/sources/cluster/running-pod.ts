import type { Resource } from '../../model/resource.ts';
import { boolean, conform, list, object, string } from '../../model/shape.ts';

const container = object({ name: string, image: string, imageID: string });
const shape = object({
  metadata: object({
    creationTimestamp: string,
    ownerReferences: list(object({ kind: string, controller: boolean })),
  }),
  spec: object({ nodeName: string, serviceAccountName: string }),
  status: object({
    phase: string,
    podIP: string,
    containerStatuses: list(container),
    initContainerStatuses: list(container),
  }),
});

const made = new WeakMap<Resource, Resource>();

/**
 * What is known of a pod that runs, apart from its spec: where it runs, and which images. A controller's pods are judged by their template, so
 * this is all that checks see of them. The same pod gives the same object.
 */
export const runningPod = (pod: Resource): Resource => {
  const known = made.get(pod);
  if (known !== undefined) return known;
  const { metadata, spec, status } = conform(shape, pod.object, []) ?? {};
  const { namespace, name } = pod.reference;
  const resource: Resource = {
    reference: { ...pod.reference, apiVersion: 'cluster', kind: 'RunningPod' },
    object: {
      apiVersion: 'cluster',
      kind: 'RunningPod',
      metadata: { name, namespace, creationTimestamp: metadata?.creationTimestamp },
      controller: metadata?.ownerReferences?.find(({ controller }) => controller === true)?.kind,
      nodeName: spec?.nodeName,
      serviceAccountName: spec?.serviceAccountName,
      phase: status?.phase,
      images: [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].map(
        ({ name: container, image, imageID }) => ({ container, image, imageID }),
      ),
    },
    origin: pod.origin,
  };
  made.set(pod, resource);
  return resource;
};
