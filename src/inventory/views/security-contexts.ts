import { type FieldPath, join } from '../../model/field-path.ts';
import type { Shaped } from '../../model/shape.ts';
import type { securityContext } from './pod-spec.ts';
import type { PodView } from './pods.ts';

/** The fields that a pod's and a container's security context have in common. */
export type SharedSecurityContext = Pick<
  Shaped<typeof securityContext>,
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'runAsGroup'
  | 'seccompProfile'
  | 'appArmorProfile'
  | 'seLinuxOptions'
  | 'windowsOptions'
>;

/** A security context that a manifest really holds. */
export interface SecurityContextView {
  /** `pod`, or `container "web"`. */
  readonly holder: string;
  readonly path: FieldPath;
  readonly context: SharedSecurityContext;
}

/** The pod's own security context and those of its containers, as far as they are there. */
export const securityContextsOf = (pod: PodView): readonly SecurityContextView[] => {
  const views: SecurityContextView[] = [];
  const own = pod.spec.securityContext;
  if (own !== undefined) views.push({ holder: 'pod', path: join(pod.path, 'securityContext'), context: own });
  for (const { name, path, spec } of pod.containers)
    if (spec.securityContext !== undefined)
      views.push({
        holder: `container "${name}"`,
        path: join(path, 'securityContext'),
        context: spec.securityContext,
      });
  return views;
};
