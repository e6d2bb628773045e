import type { ContainerView, PodView } from '../../../inventory/views/pods.ts';
import { isLongRunning } from '../../../inventory/views/workloads.ts';
import { join } from '../../../model/field-path.ts';
import { none, type Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/**
 * The containers of a pod that are asked whether they work. What runs to its end is not; sidecars serve the others, and debuggers may
 * have no probe at all.
 */
export const probedContainers = (pod: PodView): readonly ContainerView[] =>
  isLongRunning(pod) ? pod.containers.filter(({ sort }) => sort === 'container') : [];

/** Containers that should have the probe and do not. */
export const withoutProbe = (
  pod: PodView,
  probe: 'livenessProbe' | 'readinessProbe',
): readonly Violation[] => {
  const containers = probedContainers(pod);
  if (containers.length === 0) return none;
  return violationsIn(containers, ({ name, path, spec }) =>
    spec[probe] === undefined
      ? { path: join(path, probe), detail: `container "${name}" does not set ${probe}` }
      : undefined,
  );
};
