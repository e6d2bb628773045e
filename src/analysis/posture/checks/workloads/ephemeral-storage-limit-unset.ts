import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { inNamespaceWithDefaults } from '../../workloads/example-objects.ts';
import { withoutLimit } from '../../workloads/unset-resources.ts';

export const ephemeralStorageLimitUnset = defineCheck({
  id: 'ephemeral-storage-limit-unset',
  title: 'Containers should have a limit for local storage',
  severity: 'low',
  reason: 'no ephemeral-storage limit',
  rationale:
    "Logs, emptyDir volumes and what a container writes into its own layers lie on the node's disk. Whoever can make it write without end fills that disk, and the kubelet evicts every pod that it can.",
  controls: { nsa: ['NSA-POD-06'], attack: ['T1499'] },
  sources: ['malicious-actor'],
  // Few know the figure; an emptyDir without a limit has a check of its own that always runs.
  runs: 'on-request',
  target: pods,
  evaluate: (pod, { inventory }) => withoutLimit(pod, inventory, 'ephemeral-storage'),
  remedy: {
    safety: 'choice',
    words: 'Set resources.limits.ephemeral-storage to the logs and files that the container may hold.',
  },
  examples: [
    {
      name: 'limited',
      spec: '{ containers: [{ name: app, resources: { limits: { ephemeral-storage: 1Gi } } }] }',
      violations: [],
    },
    {
      name: 'only memory is limited',
      spec: '{ initContainers: [{ name: setup }], containers: [{ name: app, resources: { limits: { memory: 1Gi } } }] }',
      violations: [
        '/spec/initContainers/0/resources/limits/ephemeral-storage',
        '/spec/containers/0/resources/limits/ephemeral-storage',
      ],
    },
    {
      name: 'a LimitRange fills it in, for its own namespace',
      objects: inNamespaceWithDefaults('default: { ephemeral-storage: 1Gi }'),
      violations: ['Pod/web /spec/containers/0/resources/limits/ephemeral-storage'],
    },
  ],
});
