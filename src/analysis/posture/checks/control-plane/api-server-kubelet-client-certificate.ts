import type { ComponentView } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] =>
  missingFlags(server, ['kubelet-client-certificate', 'kubelet-client-key']);

export const apiServerKubeletClientCertificate = defineCheck({
  id: 'api-server-kubelet-client-certificate',
  title: 'The API server must show kubelets a certificate',
  severity: 'medium',
  reason: 'no client certificate towards kubelets',
  rationale:
    'Kubelets that have to answer an API server without a certificate answer everybody else too: logs, exec and all pods of the node.',
  controls: { nsa: ['NSA-CP-12'], cis: ['1.2.4'], kubescape: ['C-0116'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Issue a client certificate, and name it by --kubelet-client-certificate and --kubelet-client-key.',
  },
  examples: [
    {
      name: 'both files',
      objects: staticPod('kube-apiserver', '--kubelet-client-certificate=/c', '--kubelet-client-key=/k'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'the key is missing',
      objects: staticPod('kube-apiserver', '--kubelet-client-certificate=/c'),
      violations: [commandPath],
    },
  ],
});
