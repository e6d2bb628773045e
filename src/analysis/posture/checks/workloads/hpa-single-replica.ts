import { autoscalers } from '../../../../inventory/views/autoscalers.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { autoscaler } from '../../workloads/example-objects.ts';

export const hpaSingleReplica = defineCheck({
  id: 'hpa-single-replica',
  title: 'An autoscaler should keep more than one replica',
  severity: 'low',
  reason: 'autoscaler down to one replica',
  rationale:
    'In quiet hours one pod is left: when its node fails or is drained the application is away, and it is one pod that the next wave of requests meets.',
  controls: { nsa: ['NSA-UPG-06'], attack: ['T1499'], polaris: ['hpaMinAvailability'] },
  sources: ['malicious-actor'],
  target: autoscalers,
  // 0 is a wish (HPAScaleToZero): who asks for it has thought about it.
  evaluate: ({ object: { spec } }) =>
    (spec?.minReplicas ?? 1) === 1
      ? [{ path: fieldPath('/spec/minReplicas'), detail: 'the autoscaler may leave a single replica' }]
      : none,
  remedy: { safety: 'choice', words: 'Set minReplicas to 2 or more.' },
  examples: [
    { name: 'two', objects: autoscaler('minReplicas: 2, maxReplicas: 9'), violations: [] },
    { name: 'one by default', objects: autoscaler('maxReplicas: 9'), violations: ['/spec/minReplicas'] },
  ],
});
