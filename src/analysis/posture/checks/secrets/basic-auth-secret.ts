import { secrets } from '../../../../inventory/views/secrets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const basicAuthSecret = defineCheck({
  id: 'basic-auth-secret',
  title: 'User name and password must not be how programs log in',
  severity: 'low',
  reason: 'Secret for basic authentication',
  rationale:
    'A password goes over the wire with each request, does not expire by itself, and opens the door for whoever saw it once. Certificates and short tokens do not.',
  controls: { nsa: ['NSA-AUTH-04'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  target: secrets,
  evaluate: ({ object: { type }, resource }) =>
    type === 'kubernetes.io/basic-auth'
      ? [
          {
            path: fieldPath('/type'),
            detail: `Secret "${resource.reference.name}" has type kubernetes.io/basic-auth: use a certificate or a token that expires`,
          },
        ]
      : none,
  remedy: {
    safety: 'choice',
    words: 'Log in with a client certificate, a key or a short-lived token, and delete the Secret.',
  },
  examples: [
    {
      name: 'a certificate',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: client }
type: kubernetes.io/tls`,
      violations: [],
    },
    {
      name: 'name and password',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: git }
type: kubernetes.io/basic-auth`,
      violations: ['/type'],
    },
  ],
});
