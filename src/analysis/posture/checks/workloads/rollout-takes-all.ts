import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inShop } from '../../workloads/example-objects.ts';

/** How many of the pods a rollout may take away at once; percentages are rounded down. (apps/v1 RollingUpdateDeployment) */
const unavailable = (limit: string | number, replicas: number): number =>
  typeof limit === 'string' && limit.endsWith('%')
    ? Math.floor((replicas * Number.parseInt(limit, 10)) / 100)
    : Number(limit);

/** With one replica there is nothing to leave, and another check that says so. A DaemonSet has a pod on every node: only 100% counts. */
const takesAll = ({ kind, spec }: WorkloadView, limit: string | number): boolean => {
  if (kind === 'DaemonSet') return limit === '100%';
  const replicas = spec.replicas ?? 1;
  return kind === 'Deployment' && replicas > 1 && unavailable(limit, replicas) >= replicas;
};

const evaluate = (workload: WorkloadView): readonly Violation[] => {
  const { kind, spec, resource } = workload;
  const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
  const limit = spec[field]?.rollingUpdate?.maxUnavailable;
  if (limit === undefined || !takesAll(workload, limit)) return none;
  return [
    {
      path: fieldPath(`/spec/${field}/rollingUpdate/maxUnavailable`),
      detail: `a rollout of ${kind} "${resource.reference.name}" may take all of its pods at once: maxUnavailable is ${limit}`,
    },
  ];
};

export const rolloutTakesAll = defineCheck({
  id: 'rollout-takes-all',
  title: 'A rolling update must leave some pods running',
  severity: 'low',
  reason: 'rollout takes all pods',
  rationale:
    'The update is then none that rolls: everything is away at once, and when the new version does not start nothing is left.',
  controls: { nsa: ['NSA-UPG-06'] },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate,
  remedy: { safety: 'choice', words: 'Lower maxUnavailable to a part of the replicas, such as 25%.' },
  examples: [
    {
      name: 'a part of the pods',
      objects: documents(
        inShop(
          'apps/v1',
          'Deployment',
          '{ replicas: 4, strategy: { rollingUpdate: { maxUnavailable: 50% } }, template: { spec: {} } }',
        ),
        inShop(
          'apps/v1',
          'DaemonSet',
          '{ updateStrategy: { rollingUpdate: { maxUnavailable: 10 } }, template: { spec: {} } }',
        ),
      ),
      violations: [],
    },
    {
      name: 'all pods, by number and by percentage',
      objects: documents(
        inShop(
          'apps/v1',
          'Deployment',
          '{ replicas: 3, strategy: { rollingUpdate: { maxUnavailable: 3 } }, template: { spec: {} } }',
        ),
        inShop(
          'apps/v1',
          'DaemonSet',
          '{ updateStrategy: { rollingUpdate: { maxUnavailable: 100% } }, template: { spec: {} } }',
        ),
      ),
      violations: [
        'Deployment/web /spec/strategy/rollingUpdate/maxUnavailable',
        'DaemonSet/web /spec/updateStrategy/rollingUpdate/maxUnavailable',
      ],
    },
  ],
});
