import { type Autoscaler, autoscalers } from '../../../../inventory/views/autoscalers.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { autoscaler } from '../../workloads/example-objects.ts';

const evaluate = ({ object: { spec } }: Autoscaler): readonly Violation[] => {
  const { maxReplicas, minReplicas = 1 } = spec ?? {};
  if (maxReplicas === undefined || maxReplicas > minReplicas) return none;
  const detail =
    maxReplicas === minReplicas
      ? `maxReplicas and minReplicas are both ${maxReplicas}`
      : `maxReplicas is ${maxReplicas}, less than minReplicas ${minReplicas}`;
  return [{ path: fieldPath('/spec/maxReplicas'), detail }];
};

export const hpaCannotScale = defineCheck({
  id: 'hpa-cannot-scale',
  title: 'An autoscaler must have room to scale',
  severity: 'low',
  reason: 'autoscaler without room',
  rationale:
    'It never adds a pod: under load, or under an attack that makes load, the workload stays as small as it is, while everybody believes that it grows.',
  controls: { attack: ['T1499'], polaris: ['hpaMaxAvailability'] },
  sources: ['malicious-actor'],
  target: autoscalers,
  evaluate,
  remedy: { safety: 'choice', words: 'Raise maxReplicas over minReplicas, or delete the autoscaler.' },
  examples: [
    { name: 'room', objects: autoscaler('minReplicas: 2, maxReplicas: 3'), violations: [] },
    {
      name: 'no room',
      objects: autoscaler('minReplicas: 3, maxReplicas: 3'),
      violations: ['/spec/maxReplicas'],
    },
    {
      name: 'less than the minimum',
      objects: autoscaler('minReplicas: 4, maxReplicas: 3'),
      violations: ['/spec/maxReplicas'],
    },
    {
      name: 'one, the default minimum',
      objects: autoscaler('maxReplicas: 1'),
      violations: ['/spec/maxReplicas'],
    },
  ],
});
