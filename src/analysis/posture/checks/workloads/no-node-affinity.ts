import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const noNodeAffinity = defineCheck({
  id: 'no-node-affinity',
  title: 'Pods should say on which nodes they run',
  severity: 'info',
  reason: 'no node affinity',
  rationale:
    'Where nodes differ, by zone, by hardware or by what may lie beside it, a pod without a wish lands on any of them, also beside workloads that are trusted less.',
  controls: { 'kube-linter': ['no-node-affinity'] },
  sources: ['malicious-actor'],
  // Most clusters have nodes that are all alike.
  runs: 'on-request',
  target: pods,
  evaluate: ({ path, spec }) =>
    spec.affinity?.nodeAffinity === undefined
      ? [{ path: join(path, 'affinity', 'nodeAffinity'), detail: 'pod does not set affinity.nodeAffinity' }]
      : none,
  remedy: { safety: 'choice', words: 'Set affinity.nodeAffinity to the labels of the nodes that are meant.' },
  examples: [
    {
      name: 'set',
      spec: '{ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'only toward other pods',
      spec: '{ affinity: { podAntiAffinity: {} }, containers: [{ name: app }] }',
      violations: ['/spec/affinity/nodeAffinity'],
    },
  ],
});
