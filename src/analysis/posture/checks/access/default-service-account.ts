import type { Inventory } from '../../../../inventory/inventory.ts';
import { mountsServiceAccountToken, serviceAccountNameOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] =>
  serviceAccountNameOf(pod) === 'default' && mountsServiceAccountToken(pod, inventory)
    ? [
        {
          path: join(pod.path, 'serviceAccountName'),
          detail:
            'serviceAccountName is "default", and its token is mounted: name a ServiceAccount of the workload’s own',
        },
      ]
    : none;

export const defaultServiceAccount = defineCheck({
  id: 'default-service-account',
  title: 'Workloads that call the API need a ServiceAccount of their own',
  severity: 'low',
  reason: 'uses the default ServiceAccount',
  rationale:
    'All pods without a ServiceAccount of their own share one: what is granted for one of them all can do, and the audit log cannot tell them apart.',
  controls: {
    nsa: ['NSA-AUTH-06'],
    cis: ['5.1.5'],
    attack: ['T1078.001'],
    kubescape: ['C-0189', 'C-0225'],
    'kube-linter': ['default-service-account'],
  },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: pods,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Make a ServiceAccount for the workload, or set automountServiceAccountToken to false where the API is not called.',
  },
  examples: [
    {
      name: 'an account of its own',
      spec: '{ serviceAccountName: web, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'no token, so no account is in use',
      spec: '{ automountServiceAccountToken: false, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'nothing said',
      spec: '{ containers: [{ name: app }] }',
      violations: ['/spec/serviceAccountName'],
    },
    {
      name: 'default by the old name of the field',
      spec: '{ serviceAccount: default, containers: [{ name: app }] }',
      violations: ['/spec/serviceAccountName'],
    },
  ],
});
