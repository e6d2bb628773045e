import { type ComponentView, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, staticPod } from '../../control-plane/example-objects.ts';
import { mustBe } from '../../control-plane/flag-violation.ts';

const flag = 'service-account-extend-token-expiration';

const evaluate = (server: ComponentView): readonly Violation[] => mustBe(server, flag, 'false', 'true');

export const apiServerExtendedTokens = defineCheck({
  id: 'api-server-extended-tokens',
  title: 'Tokens of pods should end when they say',
  severity: 'low',
  reason: 'lifetime of tokens extended',
  rationale:
    'The token that each pod gets is good for a year instead of an hour, so that one found in an old log or dump still opens the cluster.',
  controls: { cis: ['1.2.30'], kubescape: ['C-0290'], attack: ['T1528'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set it to false once the metric serviceaccount_stale_tokens_total stays at zero.',
    operations: (server) => setFlag(server, flag, 'false'),
  },
  examples: [
    { name: 'not extended', objects: staticPod('kube-apiserver', `--${flag}=false`), violations: [] },
    { name: 'by default', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});
