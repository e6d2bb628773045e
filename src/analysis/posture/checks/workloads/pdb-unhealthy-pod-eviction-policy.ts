import { disruptionBudgets } from '../../../../inventory/views/disruption-budgets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none } from '../../check.ts';
import { disruptionBudget } from '../../workloads/example-objects.ts';

const path = fieldPath('/spec/unhealthyPodEvictionPolicy');

export const pdbUnhealthyPodEvictionPolicy = defineCheck({
  id: 'pdb-unhealthy-pod-eviction-policy',
  title: 'A disruption budget should say what holds for broken pods',
  severity: 'low',
  reason: 'budget protects broken pods',
  rationale:
    'By default a pod that is not ready counts as protected while too few are healthy: one workload that crashes, or is made to, then keeps its nodes from being drained and updated.',
  controls: { nsa: ['NSA-UPG-06'], 'kube-linter': ['pdb-unhealthy-pod-eviction-policy'] },
  sources: ['malicious-actor'],
  target: disruptionBudgets,
  // The version before v1 does not know the field.
  evaluate: ({ resource, object: { spec } }) =>
    spec === undefined ||
    spec.unhealthyPodEvictionPolicy !== undefined ||
    resource.reference.apiVersion === 'policy/v1beta1'
      ? none
      : [{ path, detail: 'unhealthyPodEvictionPolicy is not set; IfHealthyBudget holds by default' }],
  remedy: {
    safety: 'tightening',
    words:
      'Set unhealthyPodEvictionPolicy to AlwaysAllow, or to IfHealthyBudget where broken pods hold data.',
    operations: ({ resource }) => [set(resource.object, path, 'AlwaysAllow')],
  },
  examples: [
    {
      name: 'either word',
      objects: disruptionBudget('maxUnavailable: 1, unhealthyPodEvictionPolicy: IfHealthyBudget'),
      violations: [],
    },
    {
      name: 'left open',
      objects: disruptionBudget('maxUnavailable: 1'),
      violations: ['/spec/unhealthyPodEvictionPolicy'],
    },
  ],
});
