import { secrets } from '../../../../inventory/views/secrets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const serviceAccountTokenSecret = defineCheck({
  id: 'service-account-token-secret',
  title: 'ServiceAccount tokens must expire',
  severity: 'medium',
  reason: 'ServiceAccount token without expiry',
  rationale:
    'The API server fills the Secret with a token that is valid until it is deleted, on every machine: whoever reads the Secret once has the account for years.',
  controls: { nsa: ['NSA-AUTH-07'], attack: ['T1528', 'T1552.007'] },
  sources: ['malicious-actor', 'insider'],
  target: secrets,
  evaluate: ({ object: { type }, resource }) =>
    type === 'kubernetes.io/service-account-token'
      ? [
          {
            path: fieldPath('/type'),
            detail: `Secret "${resource.reference.name}" has type kubernetes.io/service-account-token: use a bound token`,
          },
        ]
      : none,
  remedy: {
    safety: 'choice',
    words:
      'Delete the Secret; mount a projected token in the pod, or get one for outside by the TokenRequest API.',
  },
  examples: [
    {
      name: 'another type',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: app }
type: Opaque`,
      violations: [],
    },
    {
      name: 'a token for ever',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: ci, annotations: { kubernetes.io/service-account.name: ci } }
type: kubernetes.io/service-account-token`,
      violations: ['/type'],
    },
  ],
});
