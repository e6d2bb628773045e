import { isLongRunning, type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** The kubelet's own pods from files, and hooks of Helm, which makes and deletes them. */
const hasOtherKeeper = ({ pod }: WorkloadView): boolean => {
  const { annotations = {}, labels = {}, ownerReferences = [] } = pod.metadata;
  return (
    ownerReferences.length > 0 ||
    labels['tier'] === 'control-plane' ||
    annotations['kubernetes.io/config.mirror'] !== undefined ||
    annotations['kubernetes.io/config.source'] === 'file' ||
    annotations['helm.sh/hook'] !== undefined
  );
};

const evaluate = (workload: WorkloadView): readonly Violation[] =>
  workload.kind !== 'Pod' || !isLongRunning(workload.pod) || hasOtherKeeper(workload)
    ? none
    : [
        {
          path: root,
          detail: `Pod "${workload.resource.reference.name}" has no controller that would replace it`,
        },
      ];

const pod = (metadata: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web, ${metadata} }\nspec: { ${spec} }`;

export const nakedPod = defineCheck({
  id: 'naked-pod',
  title: 'Pods that keep running must have a controller',
  severity: 'low',
  reason: 'pod without a controller',
  rationale:
    'When its node fails, is drained or runs short of memory the pod is gone for good. It is also how a pod looks that somebody set beside the workloads by hand.',
  controls: { attack: ['T1610'], kubescape: ['C-0073'] },
  sources: ['malicious-actor', 'insider'],
  target: workloads,
  evaluate,
  remedy: { safety: 'choice', words: 'Make it the template of a Deployment, StatefulSet or DaemonSet.' },
  examples: [
    {
      name: 'it belongs to a controller',
      objects: pod('ownerReferences: [{ kind: ReplicaSet, name: web }]', 'containers: [{ name: app }]'),
      violations: [],
    },
    {
      name: 'it runs to its end',
      objects: pod('', 'restartPolicy: OnFailure, containers: [{ name: app }]'),
      violations: [],
    },
    {
      name: 'a test of Helm, and a part of the control plane',
      objects: `${pod('annotations: { helm.sh/hook: test }', 'containers: [{ name: app }]')}\n---\n${pod('labels: { tier: control-plane }', 'containers: [{ name: app }]')}`,
      violations: [],
    },
    { name: 'it stands alone', objects: pod('', 'containers: [{ name: app }]'), violations: [''] },
  ],
});
