import { workloads } from '../../../../inventory/views/workloads.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

export const cronJob = defineCheck({
  id: 'cron-job',
  title: 'CronJobs should be known to the people in charge',
  severity: 'info',
  reason: 'CronJob',
  rationale:
    'A CronJob brings an intruder back after each clean-up, at an hour when nobody looks. A list of those that are meant shows the one that is not.',
  controls: { attack: ['T1053.007'], kubescape: ['C-0026'] },
  sources: ['malicious-actor', 'insider'],
  // A list for a review, not a fault.
  runs: 'on-request',
  target: workloads,
  evaluate: ({ kind, spec, resource }) =>
    kind === 'CronJob' && spec.suspend !== true
      ? [{ path: root, detail: `CronJob "${resource.reference.name}" runs at "${spec.schedule ?? ''}"` }]
      : none,
  remedy: { safety: 'choice', words: 'Accept it by an exception with an owner, or delete it.' },
  examples: [
    {
      name: 'one that is suspended',
      objects: inShop(
        'batch/v1',
        'CronJob',
        '{ suspend: true, jobTemplate: { spec: { template: { spec: {} } } } }',
      ),
      violations: [],
    },
    {
      name: 'one that runs',
      objects: inShop(
        'batch/v1',
        'CronJob',
        '{ schedule: "@daily", jobTemplate: { spec: { template: { spec: {} } } } }',
      ),
      violations: [''],
    },
  ],
});
