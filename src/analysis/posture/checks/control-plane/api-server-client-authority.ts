import type { ComponentView } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] => missingFlags(server, ['client-ca-file']);

export const apiServerClientAuthority = defineCheck({
  id: 'api-server-client-authority',
  title: 'The API server must be able to verify client certificates',
  severity: 'medium',
  reason: 'client certificates not verified',
  rationale:
    'Nodes and components then log in by tokens, which are sent with each request and can be stolen and used elsewhere.',
  controls: { nsa: ['NSA-CP-12'], cis: ['1.2.25'], kubescape: ['C-0139'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the authority of client certificates by --client-ca-file.' },
  examples: [
    { name: 'verified', objects: staticPod('kube-apiserver', '--client-ca-file=/ca'), violations: [] },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'not verified', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});
