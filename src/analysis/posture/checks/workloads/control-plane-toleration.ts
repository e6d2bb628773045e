import { namespaceOf } from '../../../../inventory/inventory.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { deployment, documents, inShop } from '../../workloads/example-objects.ts';

/** Taints that kubeadm puts on control plane nodes; the second one until Kubernetes 1.24. */
const taints: readonly string[] = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

interface Toleration {
  readonly key?: string | undefined;
  readonly operator?: string | undefined;
  readonly effect?: string | undefined;
}

/** No key with Exists tolerates every taint; no effect tolerates all effects. */
const toleratesControlPlane = ({ key = '', operator = 'Equal', effect = '' }: Toleration): boolean =>
  (taints.includes(key) || (key === '' && operator === 'Exists')) &&
  (effect === '' || effect === 'NoSchedule');

/** Agents that DaemonSets bring to every node, and parts of the system, belong there. */
const evaluate = ({ kind, pod, resource }: WorkloadView): readonly Violation[] =>
  kind === 'DaemonSet' || namespaceOf(resource) === 'kube-system'
    ? none
    : violationsIn(pod.spec.tolerations, (toleration, index) =>
        toleratesControlPlane(toleration)
          ? {
              path: join(pod.path, 'tolerations', index),
              detail: `${kind} "${resource.reference.name}" may run on control plane nodes: it tolerates ${toleration.key ? `the taint ${toleration.key}` : 'every taint'}`,
            }
          : undefined,
      );

export const controlPlaneToleration = defineCheck({
  id: 'control-plane-toleration',
  title: 'Applications must stay off control plane nodes',
  severity: 'low',
  reason: 'may run on control plane nodes',
  rationale:
    'There an escape from the container ends beside etcd and the keys of the cluster, and a hungry pod beside the API server.',
  controls: { attack: ['T1611', 'T1610'] },
  sources: ['malicious-actor', 'insider'],
  target: workloads,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove the toleration, or name the one taint that is meant.' },
  examples: [
    {
      name: 'another taint, and another effect',
      objects: deployment(
        '{ tolerations: [{ key: gpu, operator: Exists }, { operator: Exists, effect: NoExecute }] }',
      ),
      violations: [],
    },
    {
      name: 'an agent on every node, and a part of the system',
      objects: documents(
        inShop('apps/v1', 'DaemonSet', '{ template: { spec: { tolerations: [{ operator: Exists }] } } }'),
        deployment('{ tolerations: [{ operator: Exists }] }').replace('shop', 'kube-system'),
      ),
      violations: [],
    },
    {
      name: 'the taint of the control plane, and all taints',
      objects: deployment(
        '{ tolerations: [{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }, { operator: Exists }] }',
      ),
      violations: ['/spec/template/spec/tolerations/0', '/spec/template/spec/tolerations/1'],
    },
  ],
});
