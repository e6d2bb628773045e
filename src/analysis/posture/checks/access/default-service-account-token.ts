import { serviceAccounts } from '../../../../inventory/views/service-accounts.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none } from '../../check.ts';

const account = (name: string, settings = ''): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: shop }\n${settings}`;

/** On request: every namespace of a cluster has such an account, and service-account-token-automount names the pods that matter. */
export const defaultServiceAccountToken = defineCheck({
  id: 'default-service-account-token',
  title: 'Default ServiceAccounts must not hand out tokens by themselves',
  severity: 'low',
  reason: 'default account hands out its token',
  rationale:
    'Every pod that names no account gets this token, whether it calls the API or not: one more login for whoever breaks into any of them, and what is ever granted to the account all of them may do.',
  controls: { nsa: ['NSA-AUTH-06'], cis: ['5.1.5'], attack: ['T1528'], kubescape: ['C-0189'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: serviceAccounts,
  evaluate: ({ resource, object: { automountServiceAccountToken } }) =>
    resource.reference.name !== 'default' || automountServiceAccountToken === false
      ? none
      : [
          {
            path: fieldPath('/automountServiceAccountToken'),
            detail: `ServiceAccount "default" ${automountServiceAccountToken === undefined ? 'leaves automountServiceAccountToken on' : 'sets automountServiceAccountToken to true'}`,
          },
        ],
  remedy: {
    safety: 'tightening',
    words: 'Set automountServiceAccountToken to false; pods that call the API get an account of their own.',
    operations: ({ resource }, { path }) => [set(resource.object, path, false)],
  },
  examples: [
    {
      name: 'switched off, and an account of a workload',
      objects: `${account('default', 'automountServiceAccountToken: false')}\n---\n${account('web')}`,
      violations: [],
    },
    { name: 'left on', objects: account('default'), violations: ['/automountServiceAccountToken'] },
    {
      name: 'switched on',
      objects: account('default', 'automountServiceAccountToken: true'),
      violations: ['/automountServiceAccountToken'],
    },
  ],
});
