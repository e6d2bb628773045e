import { autoscalers } from '../../../../inventory/views/autoscalers.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { integer } from '../../parameter.ts';
import { autoscaler } from '../../workloads/example-objects.ts';

export const hpaMinimumThreeReplicas = defineCheck({
  id: 'hpa-minimum-three-replicas',
  title: 'An autoscaler should keep at least three replicas',
  severity: 'low',
  reason: 'autoscaler with a low minimum',
  rationale:
    'At night the workload is at its minimum: with three replicas one may be away for an update and another fail in the same minute.',
  controls: { 'kube-linter': ['hpa-minimum-three-replicas'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: autoscalers,
  parameters: { minimum: integer(3, 'The smallest minReplicas that is enough.') },
  evaluate: ({ object: { spec } }, { parameters }) =>
    (spec?.minReplicas ?? 1) >= parameters.minimum
      ? none
      : [
          {
            path: fieldPath('/spec/minReplicas'),
            detail: `minReplicas is ${spec?.minReplicas ?? '1 by default'}, not at least ${parameters.minimum}`,
          },
        ],
  remedy: { safety: 'choice', words: 'Raise minReplicas to the minimum of the house.' },
  examples: [
    { name: 'three', objects: autoscaler('minReplicas: 3, maxReplicas: 9'), violations: [] },
    { name: 'two', objects: autoscaler('minReplicas: 2, maxReplicas: 9'), violations: ['/spec/minReplicas'] },
    {
      name: 'enough for the profile',
      objects: autoscaler('minReplicas: 2, maxReplicas: 9'),
      parameters: { minimum: 2 },
      violations: [],
    },
    { name: 'one by default', objects: autoscaler('maxReplicas: 9'), violations: ['/spec/minReplicas'] },
  ],
});
