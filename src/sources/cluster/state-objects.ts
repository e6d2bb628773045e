import type { Resource } from '../../model/resource.ts';
import { clusterObject } from './cluster-object.ts';
import type { ClusterFacts } from './facts.ts';
import { runningPod } from './running-pod.ts';
import { serviceEndpoints } from './service-endpoints.ts';

/**
 * The state of a cluster as objects of `apiVersion: cluster`, which no API server serves: the cluster itself, what runs, and what is ready behind
 * Services. Checks look at them beside the real ones. What a missing right hides stays missing under its real kind.
 */
export const stateObjects = (facts: ClusterFacts): readonly Resource[] => [
  clusterObject(facts),
  ...facts.resources.flatMap((resource) => {
    const { apiVersion, kind } = resource.reference;
    if (kind === 'Pod' && apiVersion === 'v1') return [runningPod(resource)];
    if (kind !== 'EndpointSlice' || !apiVersion.startsWith('discovery.k8s.io/')) return [];
    return serviceEndpoints(resource) ?? [];
  }),
];

/** Whether an object is one of {@link stateObjects}. */
export const isStateObject = ({ reference, origin }: Resource): boolean =>
  reference.apiVersion === 'cluster' && origin.kind === 'cluster';
