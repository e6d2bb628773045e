import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['rotateCertificates'];

/** The file's own default is false; kubeadm writes true. */
const evaluate = (view: KubeletView): readonly Violation[] => {
  const value = view.settings.rotateCertificates ?? view.defaults !== 'own';
  return value ? none : kubeletViolation(view, field, 'does not renew its client certificate');
};

export const kubeletCertificateRotation = defineCheck({
  id: 'kubelet-certificate-rotation',
  title: 'Kubelets must renew their client certificate',
  severity: 'medium',
  reason: 'client certificate does not rotate',
  rationale:
    'Certificates that nobody renews are made to last for years, and a stolen one is good for as long.',
  controls: {
    nsa: ['NSA-ENC-02'],
    cis: ['4.2.10'],
    kubescape: ['C-0182'],
    attack: ['T1649'],
  },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set rotateCertificates to true.',
    operations: (view) => view.write(field, true),
  },
  examples: [
    { name: 'renewed', objects: kubelet('rotateCertificates: true'), violations: [] },
    { name: 'renewed by kubeadm', objects: `${kubelet('')}\n---\n${kubeletFlags('')}`, violations: [] },
    { name: 'by default', objects: kubelet(''), violations: ['/rotateCertificates'] },
    {
      name: 'switched off by a flag',
      objects: kubeletFlags('{ name: rotate-certificates, value: "false" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
