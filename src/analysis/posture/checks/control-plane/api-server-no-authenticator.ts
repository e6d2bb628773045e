import { type ComponentView, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Ways for people to log in. Tokens of service accounts are for pods, those of bootstrap for new nodes. */
const authenticators = [
  'client-ca-file',
  'oidc-issuer-url',
  'authentication-config',
  'authentication-token-webhook-config-file',
  'requestheader-client-ca-file',
];

const evaluate = (server: ComponentView): readonly Violation[] =>
  authenticators.some((flag) => (settingOf(server, flag) ?? '') !== '')
    ? none
    : flagViolation(server, 'authentication-config', 'has no way for people to log in but static tokens');

export const apiServerNoAuthenticator = defineCheck({
  id: 'api-server-no-authenticator',
  title: 'People must log in to the API server in a real way',
  severity: 'high',
  reason: 'no real authenticator for people',
  rationale:
    'Without one people share tokens of service accounts, and nobody can be told from another in the audit log or be locked out.',
  controls: { nsa: ['NSA-AUTH-03'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Configure OpenID Connect in an AuthenticationConfiguration, a webhook, or client certificates.',
  },
  examples: [
    {
      name: 'OpenID Connect',
      objects: staticPod('kube-apiserver', '--oidc-issuer-url=https://id.example.com'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'none', objects: staticPod('kube-apiserver', '--token-auth-file=/t'), violations: [commandPath] },
  ],
});
