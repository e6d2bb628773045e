import type { ComponentView } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] =>
  missingFlags(server, ['kubelet-certificate-authority']);

export const apiServerKubeletAuthority = defineCheck({
  id: 'api-server-kubelet-authority',
  title: 'The API server must verify the certificates of kubelets',
  severity: 'medium',
  reason: 'certificates of kubelets not verified',
  rationale:
    'Who stands between the API server and a node can pose as the kubelet, read what exec and logs carry, and answer in its place.',
  controls: { nsa: ['NSA-ENC-01'], cis: ['1.2.5'], kubescape: ['C-0117'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Let kubelets have serving certificates of the cluster (serverTLSBootstrap), then name their authority by --kubelet-certificate-authority.',
  },
  examples: [
    {
      name: 'verified',
      objects: staticPod('kube-apiserver', '--kubelet-certificate-authority=/ca.crt'),
      violations: [],
    },
    { name: 'not verified', objects: staticPod('kube-apiserver', '--v=2'), violations: [commandPath] },
  ],
});
