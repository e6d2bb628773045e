import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const { serverTLSBootstrap, tlsCertFile = '', tlsPrivateKeyFile = '' } = view.settings;
  if (view.defaults === 'elsewhere' || serverTLSBootstrap === true) return none;
  return tlsCertFile !== '' && tlsPrivateKeyFile !== ''
    ? none
    : kubeletViolation(view, ['serverTLSBootstrap'], 'signs its serving certificate itself');
};

export const kubeletServingCertificate = defineCheck({
  id: 'kubelet-serving-certificate',
  title: 'Kubelets must serve a certificate that the cluster has signed',
  severity: 'medium',
  reason: 'kubelet signs its own certificate',
  rationale:
    'Nobody can verify such a certificate: who stands between API server and node reads logs and takes over shells.',
  controls: {
    nsa: ['NSA-ENC-02', 'NSA-ENC-01', 'NSA-CP-01'],
    cis: ['4.2.9'],
    kubescape: ['C-0181'],
    attack: ['T1557'],
  },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set serverTLSBootstrap to true, with somebody who approves the requests, or name tlsCertFile and tlsPrivateKeyFile.',
  },
  examples: [
    { name: 'from the cluster', objects: kubelet('serverTLSBootstrap: true'), violations: [] },
    { name: 'from files', objects: kubelet('tlsCertFile: /c, tlsPrivateKeyFile: /k'), violations: [] },
    { name: 'its own', objects: kubelet('tlsCertFile: /c'), violations: ['/serverTLSBootstrap'] },
  ],
});
