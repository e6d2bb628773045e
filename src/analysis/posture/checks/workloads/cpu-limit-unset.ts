import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { inNamespaceWithDefaults } from '../../workloads/example-objects.ts';
import { withoutLimit } from '../../workloads/unset-resources.ts';

export const cpuLimitUnset = defineCheck({
  id: 'cpu-limit-unset',
  title: 'Containers must have a CPU limit',
  severity: 'low',
  reason: 'no CPU limit',
  rationale:
    'An intruder who mines coins, or an endless loop, takes every processor of the node that nobody else asks for in that moment. Requests keep the share of the others; a limit keeps the bill and makes the theft not worth it.',
  controls: {
    nsa: ['NSA-NET-15'],
    attack: ['T1496.001', 'T1499'],
    kubescape: ['C-0009', 'C-0050', 'C-0270', 'C-0303'],
    trivy: ['KSV-0011'],
    polaris: ['cpuLimitsMissing'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate: (pod, { inventory }) => withoutLimit(pod, inventory, 'cpu'),
  remedy: {
    safety: 'choice',
    words: 'Set resources.limits.cpu well over what the container uses at its peak.',
  },
  examples: [
    {
      name: 'by itself, and by its pod',
      spec: '{ resources: { limits: { cpu: 4 } }, containers: [{ name: app, resources: { limits: { cpu: 2 } } }, { name: log }] }',
      violations: [],
    },
    {
      name: 'a request is no limit',
      spec: '{ containers: [{ name: app, resources: { requests: { cpu: 250m }, limits: { memory: 1Gi } } }] }',
      violations: ['/spec/containers/0/resources/limits/cpu'],
    },
    {
      name: 'a LimitRange fills it in, for its own namespace',
      objects: inNamespaceWithDefaults('default: { cpu: 1 }'),
      violations: ['Pod/web /spec/containers/0/resources/limits/cpu'],
    },
  ],
});
