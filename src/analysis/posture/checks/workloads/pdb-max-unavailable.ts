import { disruptionBudgets } from '../../../../inventory/views/disruption-budgets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { disruptionBudget } from '../../workloads/example-objects.ts';

export const pdbMaxUnavailable = defineCheck({
  id: 'pdb-max-unavailable',
  title: 'A disruption budget must permit that one pod is away',
  severity: 'medium',
  reason: 'disruption budget of zero',
  rationale:
    'No node with such a pod can be drained: updates of the node, and of Kubernetes itself, wait until somebody deletes the budget or loses patience and forces it.',
  controls: {
    nsa: ['NSA-UPG-06'],
    'kube-linter': ['pdb-max-unavailable'],
    polaris: ['pdbDisruptionsIsZero'],
  },
  sources: ['malicious-actor'],
  target: disruptionBudgets,
  evaluate: ({ object: { spec } }) => {
    const limit = spec?.maxUnavailable;
    // The API server refuses a number below zero; who wrote it meant no eviction.
    if (!/^(0+|-\d+)%?$/.test(String(limit))) return none;
    return [
      {
        path: fieldPath('/spec/maxUnavailable'),
        detail: `maxUnavailable is ${limit}: no pod may ever be evicted`,
      },
    ];
  },
  remedy: { safety: 'choice', words: 'Set maxUnavailable to 1 or more, and run enough replicas for it.' },
  examples: [
    { name: 'one', objects: disruptionBudget('maxUnavailable: 1'), violations: [] },
    { name: 'a part, rounded up', objects: disruptionBudget('maxUnavailable: 1%'), violations: [] },
    { name: 'none', objects: disruptionBudget('maxUnavailable: 0'), violations: ['/spec/maxUnavailable'] },
    {
      name: 'below none',
      objects: disruptionBudget('maxUnavailable: -1'),
      violations: ['/spec/maxUnavailable'],
    },
    {
      name: 'no part',
      objects: disruptionBudget('maxUnavailable: 0%'),
      violations: ['/spec/maxUnavailable'],
    },
  ],
});
