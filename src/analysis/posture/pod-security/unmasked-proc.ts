import type { PodView } from '../../../inventory/views/pods.ts';
import { join } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/** Containers whose procMount is not the default; an unset one is. */
export const unmaskedProc = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, ({ name, path, spec }) => {
    const mount = spec.securityContext?.procMount;
    if (mount === undefined || mount === 'Default') return undefined;
    return {
      path: join(path, 'securityContext', 'procMount'),
      detail: `container "${name}" sets securityContext.procMount to "${mount}"`,
    };
  });
