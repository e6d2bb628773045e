import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { isLongRunning } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { deployment, runsToItsEnd } from '../../workloads/example-objects.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  isLongRunning(pod) && pod.spec.terminationGracePeriodSeconds === 0
    ? [
        {
          path: join(pod.path, 'terminationGracePeriodSeconds'),
          detail: 'pod sets terminationGracePeriodSeconds to 0: it is killed without notice',
        },
      ]
    : none;

export const noTerminationGracePeriod = defineCheck({
  id: 'no-termination-grace-period',
  title: 'Pods must get time to end',
  severity: 'medium',
  reason: 'killed without notice',
  rationale:
    'With 0 seconds the API server forgets the pod before the kubelet has ended it. Requests are cut off, data may be half written, and in a StatefulSet two pods of the same name may write to the same volume.',
  controls: { attack: ['T1485'] },
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove terminationGracePeriodSeconds; the default is 30 seconds.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'the default, and a short one',
      objects: deployment('{ terminationGracePeriodSeconds: 1, containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'what runs to its end anyway',
      objects: runsToItsEnd('{ terminationGracePeriodSeconds: 0, containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'none',
      objects: deployment('{ terminationGracePeriodSeconds: 0, containers: [{ name: app }] }'),
      violations: ['/spec/template/spec/terminationGracePeriodSeconds'],
    },
  ],
});
