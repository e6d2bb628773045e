import { secrets } from '../../../../inventory/views/secrets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const bootstrapTokenSecret = defineCheck({
  id: 'bootstrap-token-secret',
  title: 'Bootstrap tokens must expire',
  severity: 'medium',
  reason: 'bootstrap token without expiry',
  rationale:
    'The token lets a machine ask for the certificate of a node. It is needed for the minutes in which a node joins; left behind it lets anybody join.',
  controls: { nsa: ['NSA-AUTH-07'], attack: ['T1078.001'], kubescape: ['C-0288'] },
  sources: ['malicious-actor', 'insider'],
  target: secrets,
  evaluate: ({ object: { type, data, stringData }, resource }) =>
    type === 'bootstrap.kubernetes.io/token' && !data?.['expiration'] && !stringData?.['expiration']
      ? [
          {
            path: fieldPath('/stringData/expiration'),
            detail: `Secret "${resource.reference.name}" is a bootstrap token without expiration`,
          },
        ]
      : none,
  remedy: { safety: 'choice', words: 'Set expiration to a time of today (RFC 3339), or delete the Secret.' },
  examples: [
    {
      name: 'with an end',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: bootstrap-token-07401b, namespace: kube-system }
type: bootstrap.kubernetes.io/token
stringData: { token-id: 07401b, expiration: '2026-03-10T03:22:11Z' }`,
      violations: [],
    },
    {
      name: 'for ever',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: bootstrap-token-07401b, namespace: kube-system }
type: bootstrap.kubernetes.io/token
stringData: { token-id: 07401b }`,
      violations: ['/stringData/expiration'],
    },
  ],
});
