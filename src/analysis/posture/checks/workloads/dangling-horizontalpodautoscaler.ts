import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { type Autoscaler, autoscalers } from '../../../../inventory/views/autoscalers.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { groupOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { autoscaler, deployment, documents, inShop } from '../../workloads/example-objects.ts';

/** Kinds without the scale subresource. */
const unscalable: readonly string[] = ['DaemonSet', 'Job', 'CronJob', 'Pod'];

/** The groups whose objects we know; of other kinds the input may well hold none. */
const knownGroups: readonly string[] = ['', 'apps', 'extensions', 'batch'];

const evaluate = ({ resource, object }: Autoscaler, inventory: Inventory): readonly Violation[] => {
  const { apiVersion = '', kind, name } = object.spec?.scaleTargetRef ?? {};
  if (kind === undefined || name === undefined) return none;
  const path = fieldPath('/spec/scaleTargetRef');
  if (unscalable.includes(kind)) return [{ path, detail: `a ${kind} cannot be scaled` }];
  const group = groupOf(apiVersion);
  if (!knownGroups.includes(group)) return none;
  const namespace = namespaceOf(resource);
  // The controller finds its target by group and kind, in any version that the group serves.
  if (inventory.find(group, kind, namespace, name) !== undefined) return none;
  const elsewhere = ['apps', 'extensions', ''].find(
    (one) => one !== group && inventory.find(one, kind, namespace, name) !== undefined,
  );
  return [
    {
      path,
      detail:
        elsewhere === undefined
          ? `${kind} "${name}" is not among the objects read`
          : `${kind} "${name}" is not of API group "${group}" but of "${elsewhere}"`,
      // Without any object of the kind the targets are likely kept elsewhere.
      ...(elsewhere === undefined && inventory.ofKind(group, kind).length === 0 ? { severity: 'info' } : {}),
    },
  ];
};

export const danglingHorizontalpodautoscaler = defineCheck({
  id: 'dangling-horizontalpodautoscaler',
  title: 'An autoscaler must have a target that it can scale',
  severity: 'medium',
  reason: 'autoscaler without a target',
  rationale:
    'Nothing is scaled: under load, or under an attack that makes load, the workload stays at the replicas that it has, while everybody believes that it grows.',
  controls: {
    attack: ['T1499'],
    kubescape: ['C-0300'],
    'kube-linter': ['dangling-horizontalpodautoscaler'],
  },
  sources: ['malicious-actor'],
  target: autoscalers,
  evaluate: (one, { inventory }) => evaluate(one, inventory),
  remedy: { safety: 'choice', words: 'Correct scaleTargetRef, or delete the autoscaler.' },
  examples: [
    {
      name: 'its target is there',
      objects: documents(autoscaler('maxReplicas: 3'), deployment('{}')),
      violations: [],
    },
    {
      name: 'a kind of somebody else',
      objects: inShop(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        '{ scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web }, maxReplicas: 3 }',
      ),
      violations: [],
    },
    {
      name: 'it is of another kind',
      objects: documents(
        autoscaler('maxReplicas: 3').replace('kind: Deployment', 'kind: StatefulSet'),
        deployment('{}'),
      ),
      violations: ['HorizontalPodAutoscaler/web /spec/scaleTargetRef'],
    },
    {
      name: 'the group is missing',
      objects: documents(
        inShop(
          'autoscaling/v1',
          'HorizontalPodAutoscaler',
          '{ scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 3 }',
        ),
        deployment('{}'),
      ),
      violations: ['HorizontalPodAutoscaler/web /spec/scaleTargetRef'],
    },
    {
      name: 'a DaemonSet has one pod a node',
      objects: autoscaler('maxReplicas: 3').replace('kind: Deployment', 'kind: DaemonSet'),
      violations: ['/spec/scaleTargetRef'],
    },
  ],
});
