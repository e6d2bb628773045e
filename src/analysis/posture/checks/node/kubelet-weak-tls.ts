import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { admitsOldTls, weakSuites } from '../../control-plane/tls.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const { tlsMinVersion = '', tlsCipherSuites = [] } = view.settings;
  if (admitsOldTls(tlsMinVersion))
    return kubeletViolation(view, ['tlsMinVersion'], `admits ${tlsMinVersion}`);
  const weak = weakSuites(tlsCipherSuites);
  return weak.length === 0 ? none : kubeletViolation(view, ['tlsCipherSuites'], `offers ${weak.join(', ')}`);
};

export const kubeletWeakTls = defineCheck({
  id: 'kubelet-weak-tls',
  title: 'Kubelets must not offer weak TLS',
  severity: 'medium',
  reason: 'old TLS version or weak cipher suite',
  rationale:
    'Who listens on the way to the node can bring both sides down to what he can break, and reads logs, shells and tokens.',
  controls: { nsa: ['NSA-ENC-01'], cis: ['4.2.12'], kubescape: ['C-0184'], attack: ['T1040'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set tlsMinVersion to VersionTLS12, and remove the suite; the default suites are good.',
  },
  examples: [
    {
      name: 'by default, and chosen well',
      objects: kubelet(
        'tlsMinVersion: VersionTLS13, tlsCipherSuites: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]',
      ),
      violations: [],
    },
    {
      name: 'an old version',
      objects: kubelet('tlsMinVersion: VersionTLS10'),
      violations: ['/tlsMinVersion'],
    },
    {
      name: 'a weak suite by a flag',
      objects: kubeletFlags(
        '{ name: tls-cipher-suites, value: "TLS_RSA_WITH_AES_256_CBC_SHA,TLS_AES_128_GCM_SHA256" }',
      ),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
