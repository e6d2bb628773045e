import type { PodView } from '../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../inventory/views/security-contexts.ts';
import { join } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

const isConfining = (type: string | undefined): boolean => type === 'RuntimeDefault' || type === 'Localhost';

/** Security contexts whose seccomp profile is written down and confines nothing. */
export const seccompSwitchedOff = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context: { seccompProfile } }) =>
    seccompProfile === undefined || isConfining(seccompProfile.type)
      ? undefined
      : {
          path: join(path, 'seccompProfile', 'type'),
          detail: `${holder} sets securityContext.seccompProfile.type to "${seccompProfile.type ?? ''}"`,
        },
  );

/** Containers for which neither they nor their pod name a seccomp profile. */
export const seccompUnset = (pod: PodView): readonly Violation[] =>
  pod.spec.securityContext?.seccompProfile !== undefined
    ? []
    : violationsIn(pod.containers, (container) =>
        container.spec.securityContext?.seccompProfile !== undefined
          ? undefined
          : {
              path: join(container.path, 'securityContext', 'seccompProfile', 'type'),
              detail: `container "${container.name}" has no securityContext.seccompProfile, nor has its pod`,
            },
      );

const podAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const containerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';

const isAllowedAnnotation = (value: string): boolean =>
  value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');

/** Before Kubernetes 1.19 a profile was an annotation: of the pod, or of one of its containers by name. */
export const seccompAnnotationsSwitchedOff = (pod: PodView): readonly Violation[] => {
  const { annotations } = pod.metadata;
  if (annotations === undefined) return [];
  const keys = [
    podAnnotation,
    ...pod.containers.map(({ spec }) => `${containerAnnotation}${spec.name ?? ''}`),
  ];
  return violationsIn(keys, (key) => {
    const value = Object.hasOwn(annotations, key) ? annotations[key] : undefined;
    if (value === undefined || isAllowedAnnotation(value)) return undefined;
    return {
      path: join(pod.metadataPath, 'annotations', key),
      detail: `annotation ${key} sets the seccomp profile "${value}"`,
    };
  });
};
