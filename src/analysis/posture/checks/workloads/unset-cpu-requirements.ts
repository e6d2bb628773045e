import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { inNamespaceWithDefaults } from '../../workloads/example-objects.ts';
import { withoutRequest } from '../../workloads/unset-resources.ts';

export const unsetCpuRequirements = defineCheck({
  id: 'unset-cpu-requirements',
  title: 'Containers must request CPU',
  severity: 'low',
  reason: 'no CPU request',
  rationale:
    'Processor time is shared by request: on a busy node a container that requests none gets next to none, and the scheduler goes on filling the node as if the container were not there.',
  controls: {
    attack: ['T1499'],
    kubescape: ['C-0050', 'C-0268'],
    trivy: ['KSV-0015'],
    'kube-linter': ['unset-cpu-requirements'],
    polaris: ['cpuRequestsMissing'],
  },
  sources: ['malicious-actor'],
  target: pods,
  evaluate: (pod, { inventory }) => withoutRequest(pod, inventory, 'cpu'),
  remedy: { safety: 'choice', words: 'Set resources.requests.cpu to what the container uses as a rule.' },
  examples: [
    {
      name: 'by itself, and by its limit',
      spec: '{ containers: [{ name: app, resources: { requests: { cpu: 250m } } }, { name: log, resources: { limits: { cpu: 1 } } }] }',
      violations: [],
    },
    {
      name: 'a container and a sidecar without any',
      spec: '{ initContainers: [{ name: proxy, restartPolicy: Always }, { name: setup }], containers: [{ name: app, resources: { requests: { memory: 1Gi } } }] }',
      violations: [
        '/spec/initContainers/0/resources/requests/cpu',
        '/spec/containers/0/resources/requests/cpu',
      ],
    },
    {
      name: 'a LimitRange fills it in, for its own namespace',
      objects: inNamespaceWithDefaults('max: { cpu: 2 }'),
      violations: ['Pod/web /spec/containers/0/resources/requests/cpu'],
    },
  ],
});
