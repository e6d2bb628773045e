import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['authentication', 'x509', 'clientCAFile'];

const evaluate = (view: KubeletView): readonly Violation[] => {
  const file = view.settings.authentication?.x509?.clientCAFile;
  if (file === '' || (file === undefined && view.defaults === 'own'))
    return kubeletViolation(view, field, 'has no authority to verify client certificates by');
  return none;
};

export const kubeletClientAuthority = defineCheck({
  id: 'kubelet-client-authority',
  title: 'Kubelets must be able to verify client certificates',
  severity: 'medium',
  reason: 'kubelet verifies no client certificates',
  rationale:
    'The API server cannot prove to the kubelet who it is, so that operators open the kubelet to anonymous requests instead.',
  controls: { nsa: ['NSA-CP-12'], cis: ['4.2.3'], kubescape: ['C-0070', 'C-0174'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Name the authority of the cluster in authentication.x509.clientCAFile.',
  },
  examples: [
    {
      name: 'named',
      objects: kubelet('authentication: { x509: { clientCAFile: /ca.crt } }'),
      violations: [],
    },
    { name: 'named by kubeadm', objects: `${kubelet('')}\n---\n${kubeletFlags('')}`, violations: [] },
    {
      name: 'none',
      objects: kubelet('authentication: { x509: {} }'),
      violations: ['/authentication/x509/clientCAFile'],
    },
  ],
});
