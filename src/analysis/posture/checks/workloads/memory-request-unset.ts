import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { inNamespaceWithDefaults } from '../../workloads/example-objects.ts';
import { withoutRequest } from '../../workloads/unset-resources.ts';

export const memoryRequestUnset = defineCheck({
  id: 'memory-request-unset',
  title: 'Containers must request memory',
  severity: 'low',
  reason: 'no memory request',
  rationale:
    'The scheduler then counts the container as needing none and fills the node with others. When its memory runs out, pods that use more than they requested are the first to be evicted.',
  controls: {
    attack: ['T1499'],
    kubescape: ['C-0004', 'C-0269'],
    trivy: ['KSV-0016'],
    polaris: ['memoryRequestsMissing'],
  },
  sources: ['malicious-actor'],
  target: pods,
  evaluate: (pod, { inventory }) => withoutRequest(pod, inventory, 'memory'),
  remedy: { safety: 'choice', words: 'Set resources.requests.memory to what the container uses as a rule.' },
  examples: [
    {
      name: 'by itself, by its limit, and by its pod',
      spec: '{ containers: [{ name: app, resources: { requests: { memory: 1Gi } } }, { name: log, resources: { limits: { memory: 1Gi } } }] }',
      violations: [],
    },
    {
      name: 'the request of the whole pod',
      spec: '{ resources: { requests: { memory: 1Gi } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'only CPU is requested; an init container needs nothing of its own',
      spec: '{ initContainers: [{ name: setup }], containers: [{ name: app, resources: { requests: { cpu: 1 } } }] }',
      violations: ['/spec/containers/0/resources/requests/memory'],
    },
    {
      name: 'a LimitRange fills it in, for its own namespace',
      objects: inNamespaceWithDefaults('defaultRequest: { memory: 256Mi }'),
      violations: ['Pod/web /spec/containers/0/resources/requests/memory'],
    },
  ],
});
