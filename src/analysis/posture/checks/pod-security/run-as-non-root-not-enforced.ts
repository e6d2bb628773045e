import { hasUserNamespace, userOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { notForcedToNonRoot } from '../../pod-security/non-root.ts';

/** Places of containers that may be root: those have the check run-as-non-root. */
const rootPlaces = (pod: PodView): ReadonlySet<string> =>
  new Set(
    pod.containers
      .filter((one) => (userOf(pod, one) ?? 0) === 0)
      .map((one) => join(one.path, 'securityContext', 'runAsNonRoot')),
  );

const evaluate = (pod: PodView): readonly Violation[] => {
  if (hasUserNamespace(pod)) return none;
  const violations = notForcedToNonRoot(pod);
  if (violations.length === 0) return none;
  const covered = rootPlaces(pod);
  return violations.filter((one) => !covered.has(one.path));
};

/** A container that inherits true and has uid 0 would not start. */
const operations = (pod: PodView, violation: Violation): readonly Operation[] =>
  pod.containers.some((one) => one.spec.securityContext?.runAsNonRoot === undefined && userOf(pod, one) === 0)
    ? []
    : [set(pod.resource.object, violation.path, true)];

export const runAsNonRootNotEnforced = defineCheck({
  id: 'run-as-non-root-not-enforced',
  title: 'A non-root user should be enforced',
  severity: 'low',
  reason: 'non-root user is not enforced',
  rationale:
    'A uid alone is not checked: whoever changes or removes it, for one container or in an overlay, gets root without a word. With runAsNonRoot the kubelet refuses to start such a container.',
  controls: { pss: ['runAsNonRoot'], attack: ['T1611'] },
  sources: ['insider', 'malicious-actor'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.runAsNonRoot to true beside the uid.',
    operations,
  },
  examples: [
    {
      name: 'uid and enforcement',
      spec: '{ securityContext: { runAsUser: 1000, runAsNonRoot: true }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'only a uid',
      spec: '{ securityContext: { runAsUser: 1000 }, containers: [{ name: app }] }',
      violations: ['/spec/containers/0/securityContext/runAsNonRoot'],
    },
    {
      name: 'the pod refuses what its container asks for',
      spec: '{ securityContext: { runAsNonRoot: false }, containers: [{ name: app, securityContext: { runAsNonRoot: true } }] }',
      violations: ['/spec/securityContext/runAsNonRoot'],
    },
    {
      name: 'a container that may be root has its own check',
      spec: '{ containers: [{ name: app }] }',
      violations: [],
    },
  ],
});
