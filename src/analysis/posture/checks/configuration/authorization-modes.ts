import {
  type AuthorizationView,
  authorizationConfigurations,
} from '../../../../inventory/views/authentication-configuration.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ object: { authorizers = [] } }: AuthorizationView): readonly Violation[] => {
  const open = authorizers.findIndex(({ type }) => type === 'AlwaysAllow');
  if (open >= 0)
    return [
      {
        path: fieldPath(`/authorizers/${open}/type`),
        detail: 'AlwaysAllow allows what no other authorizer denies',
        severity: 'critical',
      },
    ];
  return authorizers.some(({ type }) => type === 'RBAC')
    ? none
    : [{ path: fieldPath('/authorizers'), detail: 'RBAC is none of the authorizers' }];
};

const authorization = (...types: readonly string[]): string =>
  `{ apiVersion: apiserver.config.k8s.io/v1, kind: AuthorizationConfiguration, authorizers: [${types
    .map((type) => `{ type: ${type}, name: ${type.toLowerCase()} }`)
    .join(', ')}] }`;

export const authorizationModes = defineCheck({
  id: 'authorization-modes',
  title: 'The API server must ask RBAC, and not allow everything',
  severity: 'high',
  reason: 'authorizers that do not limit',
  rationale:
    'Without RBAC roles in the cluster mean nothing, and with AlwaysAllow whoever can authenticate is its administrator.',
  controls: {
    nsa: ['NSA-AUTH-08', 'NSA-AUTH-09'],
    cis: ['1.2.6', '1.2.8'],
    kubescape: ['C-0118', 'C-0120'],
    attack: ['T1078'],
  },
  sources: ['malicious-actor', 'insider'],
  target: authorizationConfigurations,
  evaluate,
  remedy: { safety: 'choice', words: 'Name Node and RBAC as authorizers, and remove AlwaysAllow.' },
  examples: [
    { name: 'Node, RBAC and a webhook', objects: authorization('Webhook', 'Node', 'RBAC'), violations: [] },
    {
      name: 'everything',
      objects: authorization('RBAC', 'AlwaysAllow'),
      violations: ['/authorizers/1/type'],
    },
    { name: 'no RBAC', objects: authorization('Node', 'Webhook'), violations: ['/authorizers'] },
  ],
});
