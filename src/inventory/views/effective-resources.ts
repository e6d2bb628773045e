import { type Inventory, namespaceOf } from '../inventory.ts';
import { containerDefaultsOf } from './limit-ranges.ts';
import type { ContainerView, PodView } from './pods.ts';

export type ComputeResource = 'cpu' | 'memory' | 'ephemeral-storage';

/** What a container may use and what is kept for it, as it counts in the end: `500m`, `1Gi`, `2`. */
type Quantity = string | number;

/**
 * The container's own limit, else that of its whole pod (Kubernetes 1.34, pod-level resources; CPU and memory only), else the default
 * of a LimitRange in its namespace. `undefined` is no limit but the node's.
 */
export const limitOf = (
  inventory: Inventory,
  pod: PodView,
  container: ContainerView,
  resource: ComputeResource,
): Quantity | undefined =>
  container.spec.resources?.limits?.[resource] ??
  pod.spec.resources?.limits?.[resource] ??
  containerDefaultsOf(inventory, namespaceOf(pod.resource))?.limits[resource];

/** The container's own request, else its own limit (core/v1 defaults, SetDefaults_Pod), else the pod's, else a LimitRange's default. */
export const requestOf = (
  inventory: Inventory,
  pod: PodView,
  container: ContainerView,
  resource: ComputeResource,
): Quantity | undefined =>
  container.spec.resources?.requests?.[resource] ??
  container.spec.resources?.limits?.[resource] ??
  pod.spec.resources?.requests?.[resource] ??
  pod.spec.resources?.limits?.[resource] ??
  containerDefaultsOf(inventory, namespaceOf(pod.resource))?.requests[resource];
