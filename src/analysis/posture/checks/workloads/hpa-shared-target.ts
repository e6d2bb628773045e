import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { type Autoscaler, autoscalers, scalingOf } from '../../../../inventory/views/autoscalers.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { autoscaler, documents } from '../../workloads/example-objects.ts';

const evaluate = ({ resource, object }: Autoscaler, inventory: Inventory): readonly Violation[] => {
  const { kind, name } = object.spec?.scaleTargetRef ?? {};
  const all = scalingOf(inventory, namespaceOf(resource), kind, name);
  if (all.length < 2) return none;
  const own = nameOf(resource.reference);
  const other = all.map((one) => nameOf(one.resource.reference)).find((one) => one !== own);
  if (other === undefined) return none;
  return [
    {
      path: fieldPath('/spec/scaleTargetRef'),
      detail: `${other} scales ${kind} "${name}" too`,
      because: [other],
    },
  ];
};

export const hpaSharedTarget = defineCheck({
  id: 'hpa-shared-target',
  title: 'A workload must have one autoscaler',
  severity: 'medium',
  reason: 'two autoscalers for one workload',
  rationale:
    'Each undoes what the other has set, every few seconds: pods come and go, and requests are lost with them. Newer versions of the controller give up on both.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: autoscalers,
  evaluate: (one, { inventory }) => evaluate(one, inventory),
  remedy: {
    safety: 'choice',
    words: 'Put the metrics of both into one autoscaler, which takes the highest wish.',
  },
  examples: [
    { name: 'one', objects: autoscaler('maxReplicas: 3'), violations: [] },
    {
      name: 'two, one of them of KEDA',
      objects: documents(
        autoscaler('maxReplicas: 3'),
        autoscaler('maxReplicas: 5').replace('name: web, namespace', 'name: night, namespace'),
        autoscaler('maxReplicaCount: 5')
          .replace('autoscaling/v2', 'keda.sh/v1alpha1')
          .replace('HorizontalPodAutoscaler', 'ScaledObject'),
      ),
      violations: [
        'HorizontalPodAutoscaler/web /spec/scaleTargetRef',
        'HorizontalPodAutoscaler/night /spec/scaleTargetRef',
      ],
    },
  ],
});
