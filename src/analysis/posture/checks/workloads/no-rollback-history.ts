import { workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

export const noRollbackHistory = defineCheck({
  id: 'no-rollback-history',
  title: 'Workloads should keep a revision to go back to',
  severity: 'low',
  reason: 'no revision to go back to',
  rationale:
    'With revisionHistoryLimit 0 kubectl rollout undo has nothing to return to: a bad, or planted, version can only be replaced by whoever finds the old manifest.',
  controls: { nsa: ['NSA-UPG-06'] },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: ({ kind, spec, resource }) =>
    spec.revisionHistoryLimit === 0
      ? [
          {
            path: fieldPath('/spec/revisionHistoryLimit'),
            detail: `${kind} "${resource.reference.name}" sets revisionHistoryLimit to 0`,
          },
        ]
      : none,
  remedy: {
    safety: 'safe',
    words: 'Remove revisionHistoryLimit; by default ten revisions are kept.',
    operations: (_workload, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'one revision is kept',
      objects: inShop('apps/v1', 'Deployment', '{ revisionHistoryLimit: 1, template: { spec: {} } }'),
      violations: [],
    },
    {
      name: 'none is kept',
      objects: inShop('apps/v1', 'StatefulSet', '{ revisionHistoryLimit: 0, template: { spec: {} } }'),
      violations: ['/spec/revisionHistoryLimit'],
    },
  ],
});
