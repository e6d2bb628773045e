import { type ComponentView, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

/** Without files the server signs a certificate for itself; one by SNI does for names that clients ask for. */
const evaluate = (server: ComponentView): readonly Violation[] =>
  (settingOf(server, 'tls-sni-cert-key') ?? '') === ''
    ? missingFlags(server, ['tls-cert-file', 'tls-private-key-file'])
    : none;

export const apiServerServingCertificate = defineCheck({
  id: 'api-server-serving-certificate',
  title: 'The API server must have a certificate that clients can verify',
  severity: 'medium',
  reason: 'no serving certificate',
  rationale:
    'Clients have to switch verification off for a certificate that nobody has signed, and then trust whoever answers.',
  controls: { nsa: ['NSA-CP-01'], cis: ['1.2.24'], kubescape: ['C-0138'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Issue a certificate, and set --tls-cert-file and --tls-private-key-file.',
  },
  examples: [
    {
      name: 'both files',
      objects: staticPod('kube-apiserver', '--tls-cert-file=/c', '--tls-private-key-file=/k'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'none', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});
