import { type ComponentView, flagOf, removeFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const flags = ['token-auth-file', 'basic-auth-file'];

const evaluate = (server: ComponentView): readonly Violation[] =>
  flags
    .filter((flag) => (flagOf(server, flag)?.value ?? '') !== '')
    .flatMap((flag) => flagViolation(server, flag, `takes passwords or tokens from a file by --${flag}`));

export const apiServerStaticTokens = defineCheck({
  id: 'api-server-static-tokens',
  title: 'The API server must not take passwords or tokens from a file',
  severity: 'high',
  reason: 'static passwords or tokens',
  rationale:
    'The tokens lie in clear on a disk, never expire and stay in force until the server starts anew; beside stronger ways to log in they are the one that is stolen.',
  controls: {
    nsa: ['NSA-AUTH-04', 'NSA-AUTH-05'],
    cis: ['1.2.2'],
    kubescape: ['C-0114'],
    attack: ['T1078'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove the flag, and give its users OpenID Connect or client certificates.',
    operations: (server) => flags.flatMap((flag) => removeFlag(server, flag)),
  },
  examples: [
    { name: 'none', objects: staticPod('kube-apiserver', '--client-ca-file=/ca.crt'), violations: [] },
    {
      name: 'tokens',
      objects: staticPod('kube-apiserver', '--token-auth-file', '/tokens.csv', '--v=2'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
