import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

/** Whoever makes the Job also deletes it. */
const hasKeeper = ({ metadata: { annotations = {}, ownerReferences = [] } }: WorkloadView): boolean =>
  ownerReferences.length > 0 ||
  annotations['helm.sh/hook-delete-policy'] !== undefined ||
  annotations['argocd.argoproj.io/hook-delete-policy'] !== undefined;

const evaluate = (workload: WorkloadView): readonly Violation[] => {
  const { kind, spec, resource } = workload;
  if (kind === 'Job' && spec.ttlSecondsAfterFinished === undefined && !hasKeeper(workload))
    return [
      {
        path: fieldPath('/spec/ttlSecondsAfterFinished'),
        detail: `Job "${resource.reference.name}" stays after it has finished: ttlSecondsAfterFinished is not set`,
      },
    ];
  if (kind === 'CronJob' && spec.jobTemplate?.spec?.ttlSecondsAfterFinished !== undefined)
    return [
      {
        path: fieldPath('/spec/jobTemplate/spec/ttlSecondsAfterFinished'),
        detail: `Jobs of CronJob "${resource.reference.name}" are deleted by their own ttlSecondsAfterFinished, past its history limits`,
      },
    ];
  return none;
};

const cronJob = (job: string): string =>
  inShop('batch/v1', 'CronJob', `{ jobTemplate: { spec: { ${job} template: { spec: {} } } } }`);

export const jobTtlSecondsAfterFinished = defineCheck({
  id: 'job-ttl-seconds-after-finished',
  title: 'Finished Jobs must be cleaned up by one keeper',
  severity: 'low',
  reason: 'nobody or two clean up finished Jobs',
  rationale:
    'Jobs that nobody deletes stay with their pods, logs and environment for whoever may read them, until etcd is full of them. A CronJob keeps its own history; with a time to live beside it failures vanish before anybody has looked.',
  controls: { 'kube-linter': ['job-ttl-seconds-after-finished'] },
  sources: ['insider'],
  target: workloads,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set ttlSecondsAfterFinished on a Job; for a CronJob use its history limits.',
  },
  examples: [
    {
      name: 'a Job with a time to live',
      objects: inShop('batch/v1', 'Job', '{ ttlSecondsAfterFinished: 3600, template: { spec: {} } }'),
      violations: [],
    },
    { name: 'a CronJob with its history', objects: cronJob(''), violations: [] },
    {
      name: 'a hook that Helm deletes',
      objects: inShop('batch/v1', 'Job', '{ template: { spec: {} } }').replace(
        'namespace: shop',
        'annotations: { helm.sh/hook-delete-policy: hook-succeeded }',
      ),
      violations: [],
    },
    {
      name: 'a Job that stays',
      objects: inShop('batch/v1', 'Job', '{ template: { spec: {} } }'),
      violations: ['/spec/ttlSecondsAfterFinished'],
    },
    {
      name: 'a CronJob with two keepers',
      objects: cronJob('ttlSecondsAfterFinished: 60,'),
      violations: ['/spec/jobTemplate/spec/ttlSecondsAfterFinished'],
    },
  ],
});
