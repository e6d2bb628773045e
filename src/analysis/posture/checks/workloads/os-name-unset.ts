import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

/** The label of every node, and the one that it had before Kubernetes 1.14. */
const labels = ['kubernetes.io/os', 'beta.kubernetes.io/os'] as const;

export const osNameUnset = defineCheck({
  id: 'os-name-unset',
  title: 'Pods for Windows nodes must say so',
  severity: 'low',
  reason: 'Windows pod that does not say so',
  rationale:
    'Only spec.os.name tells admission plug-ins and scanners that a pod is for Windows. Without it they ask for settings that Windows does not have, so that such a namespace ends up with no Pod Security level at all.',
  controls: {},
  sources: ['insider'],
  target: pods,
  evaluate: ({ path, spec, os }) =>
    os === undefined && labels.some((label) => spec.nodeSelector?.[label] === 'windows')
      ? [{ path: join(path, 'os', 'name'), detail: 'pod selects Windows nodes and does not set os.name' }]
      : none,
  remedy: {
    // With os.name the API server refuses the fields that only Linux knows.
    safety: 'choice',
    words: 'Set os.name to windows, and remove the fields that only Linux knows.',
  },
  examples: [
    {
      name: 'it says so',
      spec: '{ os: { name: windows }, nodeSelector: { kubernetes.io/os: windows }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'Linux needs no word',
      spec: '{ nodeSelector: { kubernetes.io/os: linux }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'only the selector says so',
      spec: '{ nodeSelector: { kubernetes.io/os: windows }, containers: [{ name: app }] }',
      violations: ['/spec/os/name'],
    },
  ],
});
