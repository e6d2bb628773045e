import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { scheduleFault } from '../../../../model/cron-schedule.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

const evaluate = ({ kind, spec, resource }: WorkloadView): readonly Violation[] => {
  if (kind !== 'CronJob' || spec.schedule === undefined) return none;
  const fault = scheduleFault(spec.schedule);
  if (fault === undefined) return none;
  return [
    {
      path: fieldPath('/spec/schedule'),
      detail: `CronJob "${resource.reference.name}" has the schedule "${spec.schedule}": ${fault}`,
    },
  ];
};

const cronJob = (schedule: string): string =>
  inShop(
    'batch/v1',
    'CronJob',
    `{ schedule: '${schedule}', jobTemplate: { spec: { template: { spec: {} } } } }`,
  );

export const invalidCronSchedule = defineCheck({
  id: 'invalid-cron-schedule',
  title: 'The schedule of a CronJob must be well-formed',
  severity: 'medium',
  reason: 'malformed schedule',
  rationale:
    'The API server refuses the CronJob: the backup, or the rotation of keys, that it stands for does not happen, and nothing fails that anybody would see.',
  controls: {},
  sources: ['insider'],
  target: workloads,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Write five fields, minute, hour, day, month and weekday from 0 to 6, and the zone into timeZone.',
  },
  examples: [
    { name: 'each weekday at three', objects: cronJob('0 3 * * MON-FRI'), violations: [] },
    { name: 'a macro', objects: cronJob('@daily'), violations: [] },
    { name: 'seconds, which do not exist', objects: cronJob('0 0 3 * * *'), violations: ['/spec/schedule'] },
    { name: 'Sunday as 7', objects: cronJob('0 3 * * 7'), violations: ['/spec/schedule'] },
    {
      name: 'a zone in the schedule',
      objects: cronJob('TZ=Europe/Berlin 0 3 * * *'),
      violations: ['/spec/schedule'],
    },
  ],
});
