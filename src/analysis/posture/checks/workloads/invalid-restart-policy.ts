import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { deployment, documents, inShop } from '../../workloads/example-objects.ts';

/** What the API server takes, by kind. (apps validation ValidatePodTemplateSpecForReplicaSet; batch validation, validateJobSpec) */
const allowedFor = (kind: WorkloadView['kind']): readonly string[] => {
  if (kind === 'Pod') return ['Always', 'OnFailure', 'Never'];
  return kind === 'Job' || kind === 'CronJob' ? ['OnFailure', 'Never'] : ['Always'];
};

const evaluate = ({ kind, pod }: WorkloadView): readonly Violation[] => {
  const allowed = allowedFor(kind);
  // A patch for an overlay may well leave it out, and does not name the image.
  if (pod.spec.restartPolicy === undefined && !pod.containers.some(({ spec }) => spec.image !== undefined))
    return none;
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (allowed.includes(policy)) return none;
  const given =
    pod.spec.restartPolicy === undefined
      ? 'leaves restartPolicy at Always'
      : `sets restartPolicy to ${policy}`;
  return [
    {
      path: join(pod.path, 'restartPolicy'),
      detail: `${kind} ${given}; only ${allowed.join(' and ')} ${allowed.length > 1 ? 'are' : 'is'} allowed`,
    },
  ];
};

export const invalidRestartPolicy = defineCheck({
  id: 'invalid-restart-policy',
  title: 'The restart policy must fit the kind of the workload',
  severity: 'medium',
  reason: 'restart policy that is refused',
  rationale:
    'A controller keeps its pods running and takes no other policy than Always; a Job ends and takes all but that. The API server refuses the object otherwise, so that what runs stays as it was.',
  controls: {},
  sources: ['insider'],
  target: workloads,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Remove restartPolicy from a controller that keeps pods running; set OnFailure or Never for a Job.',
  },
  examples: [
    {
      name: 'the default for a Deployment, and what fits Jobs',
      objects: documents(
        deployment('{ containers: [{ name: app, image: web }] }'),
        inShop('batch/v1', 'Job', '{ template: { spec: { restartPolicy: OnFailure, containers: [] } } }'),
        inShop('v1', 'Pod', '{ restartPolicy: Never, containers: [{ name: app }] }'),
      ),
      violations: [],
    },
    {
      name: 'a Deployment that does not restart',
      objects: deployment('{ restartPolicy: OnFailure, containers: [{ name: app }] }'),
      violations: ['/spec/template/spec/restartPolicy'],
    },
    {
      name: 'a Job that leaves the default',
      objects: inShop(
        'batch/v1',
        'Job',
        '{ template: { spec: { containers: [{ name: app, image: web }] } } }',
      ),
      violations: ['/spec/template/spec/restartPolicy'],
    },
    {
      name: 'a patch of a Job',
      objects: inShop('batch/v1', 'Job', '{ template: { spec: { containers: [{ name: app }] } } }'),
      violations: [],
    },
  ],
});
