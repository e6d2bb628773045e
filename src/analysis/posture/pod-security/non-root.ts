import type { PodView } from '../../../inventory/views/pods.ts';
import { join } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/** A pod-level `runAsNonRoot: false` is wrong even where every container says true: the next container inherits it. */
const refusedByPod = (pod: PodView): readonly Violation[] =>
  pod.spec.securityContext?.runAsNonRoot === false
    ? [
        {
          path: join(pod.path, 'securityContext', 'runAsNonRoot'),
          detail: 'pod sets securityContext.runAsNonRoot to false',
        },
      ]
    : [];

const notForcedByContainer = (pod: PodView): readonly Violation[] => {
  const ofPod = pod.spec.securityContext?.runAsNonRoot;
  return violationsIn(pod.containers, ({ name, path, spec }) => {
    const own = spec.securityContext?.runAsNonRoot;
    if ((own ?? ofPod) === true) return undefined;
    return {
      path: join(path, 'securityContext', 'runAsNonRoot'),
      detail: `container "${name}" does not run with securityContext.runAsNonRoot=true`,
    };
  });
};

/** Where runAsNonRoot is not true, whatever uid is set: the Pod Security Standards' control of that name. */
export const notForcedToNonRoot = (pod: PodView): readonly Violation[] => [
  ...refusedByPod(pod),
  ...notForcedByContainer(pod),
];
