import type { ComponentView } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

/** Without it the private key of the serving certificate verifies tokens. (kube-apiserver(8), --service-account-key-file) */
const evaluate = (server: ComponentView): readonly Violation[] =>
  missingFlags(server, ['service-account-key-file']);

export const apiServerServiceAccountKey = defineCheck({
  id: 'api-server-service-account-key',
  title: 'Tokens of service accounts must have a key of their own',
  severity: 'medium',
  reason: 'no key of its own for tokens',
  rationale:
    'Tokens are then tied to the key of the TLS certificate: neither can be changed alone, and who gets one gets both.',
  controls: { cis: ['1.2.22'], kubescape: ['C-0136'], attack: ['T1528'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Make a pair of keys for tokens, and name the public one by --service-account-key-file.',
  },
  examples: [
    {
      name: 'its own',
      objects: staticPod('kube-apiserver', '--service-account-key-file=/sa.pub'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'none', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});
