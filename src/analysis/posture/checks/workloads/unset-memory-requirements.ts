import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { inNamespaceWithDefaults } from '../../workloads/example-objects.ts';
import { withoutLimit } from '../../workloads/unset-resources.ts';

export const unsetMemoryRequirements = defineCheck({
  id: 'unset-memory-requirements',
  title: 'Containers must have a memory limit',
  severity: 'medium',
  reason: 'no memory limit',
  rationale:
    'Without a limit one leak, or one request that somebody sends often enough, takes the memory of the whole node: the kernel then kills processes of other pods, and the kubelet evicts them.',
  controls: {
    nsa: ['NSA-NET-15'],
    attack: ['T1499', 'T1496'],
    kubescape: ['C-0004', 'C-0009', 'C-0271', 'C-0303'],
    trivy: ['KSV-0018'],
    'kube-linter': ['unset-memory-requirements'],
    polaris: ['memoryLimitsMissing'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate: (pod, { inventory }) => withoutLimit(pod, inventory, 'memory'),
  remedy: { safety: 'choice', words: 'Set resources.limits.memory to what the container needs at its peak.' },
  examples: [
    {
      name: 'its own limit, also for a sidecar',
      spec: `
initContainers: [{ name: proxy, restartPolicy: Always, resources: { limits: { memory: 64Mi } } }]
containers: [{ name: app, resources: { limits: { memory: 256Mi } } }]
`,
      violations: [],
    },
    {
      name: 'the limit of the whole pod',
      spec: '{ resources: { limits: { memory: 1Gi } }, containers: [{ name: app }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'a request is no limit',
      spec: `
initContainers: [{ name: setup }]
containers: [{ name: app, resources: { requests: { memory: 256Mi }, limits: { cpu: 1 } } }]
ephemeralContainers: [{ name: debugger }]
`,
      violations: [
        '/spec/initContainers/0/resources/limits/memory',
        '/spec/containers/0/resources/limits/memory',
      ],
    },
    {
      name: 'a LimitRange fills it in, for its own namespace',
      objects: inNamespaceWithDefaults('default: { memory: 256Mi }'),
      violations: ['Pod/web /spec/containers/0/resources/limits/memory'],
    },
  ],
});
