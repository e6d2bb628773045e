import type { PodView } from '../../../inventory/views/pods.ts';
import { podSecurityChecks } from '../checks/pod-security.ts';

const passes = (pod: PodView, level: 'baseline' | 'restricted'): boolean =>
  podSecurityChecks.every(({ standard }) => {
    if (standard === undefined || standard.level !== level) return true;
    return (standard.revisions.at(-1)?.evaluate(pod) ?? []).length === 0;
  });

/** The strictest level of the newest Pod Security Standards that all these pods pass; `undefined` where they do not pass baseline. */
export const levelPassedBy = (pods: readonly PodView[]): 'baseline' | 'restricted' | undefined => {
  if (!pods.every((pod) => passes(pod, 'baseline'))) return undefined;
  return pods.length > 0 && pods.every((pod) => passes(pod, 'restricted')) ? 'restricted' : 'baseline';
};
