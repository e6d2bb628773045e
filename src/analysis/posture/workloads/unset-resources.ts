import type { Inventory } from '../../../inventory/inventory.ts';
import { type ComputeResource, limitOf, requestOf } from '../../../inventory/views/effective-resources.ts';
import type { ContainerView, PodView } from '../../../inventory/views/pods.ts';
import { join } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/** Ephemeral containers may not have resources at all. (core/v1 EphemeralContainerCommon) */
const mayHaveLimits = ({ sort }: ContainerView): boolean => sort !== 'ephemeral';

/** Init containers run before the others: what these request is kept for the pod by then. */
const needsRequests = ({ sort }: ContainerView): boolean => sort === 'container' || sort === 'sidecar';

/** Containers that no limit bounds: not their own, not their pod's, not a LimitRange's. */
export const withoutLimit = (
  pod: PodView,
  inventory: Inventory,
  resource: ComputeResource,
): readonly Violation[] =>
  violationsIn(pod.containers, (container) =>
    mayHaveLimits(container) && limitOf(inventory, pod, container, resource) === undefined
      ? {
          path: join(container.path, 'resources', 'limits', resource),
          detail: `container "${container.name}" does not set resources.limits.${resource}`,
          ...(container.sort === 'init' ? { severity: 'low' } : {}),
        }
      : undefined,
  );

/** Containers for which nothing is kept on the node. */
export const withoutRequest = (
  pod: PodView,
  inventory: Inventory,
  resource: ComputeResource,
): readonly Violation[] =>
  violationsIn(pod.containers, (container) =>
    needsRequests(container) && requestOf(inventory, pod, container, resource) === undefined
      ? {
          path: join(container.path, 'resources', 'requests', resource),
          detail: `container "${container.name}" does not set resources.requests.${resource}`,
        }
      : undefined,
  );
