import { type WorkloadKind, type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inShop } from '../../workloads/example-objects.ts';

/** One pod with a claim that only one node may mount cannot overlap with its successor. */
const needsRecreation = ({ spec, pod }: WorkloadView): boolean =>
  (spec.replicas ?? 1) <= 1 &&
  (pod.spec.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined);

/** The kinds that have a strategy: where, and what their rolling one is called. The last is OpenShift's. */
const strategies: Readonly<
  Partial<Record<WorkloadKind, { readonly field: 'strategy' | 'updateStrategy'; readonly rolling: string }>>
> = {
  Deployment: { field: 'strategy', rolling: 'RollingUpdate' },
  StatefulSet: { field: 'updateStrategy', rolling: 'RollingUpdate' },
  DaemonSet: { field: 'updateStrategy', rolling: 'RollingUpdate' },
  DeploymentConfig: { field: 'strategy', rolling: 'Rolling' },
};

const evaluate = (workload: WorkloadView): readonly Violation[] => {
  const { kind, spec, resource } = workload;
  const strategy = strategies[kind];
  if (strategy === undefined) return none;
  const { field, rolling } = strategy;
  const type = spec[field]?.type;
  if (type === undefined || type === rolling) return none;
  if (field === 'strategy' && needsRecreation(workload)) return none;
  return [
    {
      path: fieldPath(`/spec/${field}/type`),
      detail: `${kind} "${resource.reference.name}" updates its pods by ${field}.type ${type}`,
    },
  ];
};

export const noRollingUpdateStrategy = defineCheck({
  id: 'no-rolling-update-strategy',
  title: 'Workloads should be updated pod by pod',
  severity: 'low',
  reason: 'no rolling update',
  rationale:
    'Recreate takes all pods away before the first new one starts, OnDelete waits for somebody to delete the old ones: both make a fix something to put off, and OnDelete leaves the hole open until then.',
  controls: {
    nsa: ['NSA-UPG-06'],
    kubescape: ['C-0305'],
    'kube-linter': ['no-rolling-update-strategy'],
  },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate,
  remedy: { safety: 'choice', words: 'Use RollingUpdate, which is the default, with a readiness probe.' },
  examples: [
    {
      name: 'by default and by word',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ template: { spec: {} } }'),
        inShop('apps/v1', 'DaemonSet', '{ updateStrategy: { type: RollingUpdate }, template: { spec: {} } }'),
      ),
      violations: [],
    },
    {
      name: 'one pod that holds a claim',
      objects: inShop(
        'apps/v1',
        'Deployment',
        '{ strategy: { type: Recreate }, template: { spec: { volumes: [{ name: v, persistentVolumeClaim: { claimName: v } }] } } }',
      ),
      violations: [],
    },
    {
      name: 'all at once, and by hand',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ strategy: { type: Recreate }, template: { spec: {} } }'),
        inShop('apps/v1', 'StatefulSet', '{ updateStrategy: { type: OnDelete }, template: { spec: {} } }'),
        inShop(
          'apps.openshift.io/v1',
          'DeploymentConfig',
          '{ strategy: { type: Recreate }, template: { spec: {} } }',
        ),
      ),
      violations: [
        'Deployment/web /spec/strategy/type',
        'StatefulSet/web /spec/updateStrategy/type',
        'DeploymentConfig/web /spec/strategy/type',
      ],
    },
  ],
});
