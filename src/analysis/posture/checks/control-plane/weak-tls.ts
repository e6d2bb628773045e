import { type ComponentView, flagOf, membersOf } from '../../../../inventory/views/component.ts';
import { components } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';
import { admitsOldTls, weakSuites } from '../../control-plane/tls.ts';

/** The defaults of all components are TLS 1.2 and the suites that Go holds for secure. */
const evaluate = (view: ComponentView): readonly Violation[] => {
  const version = flagOf(view, 'tls-min-version')?.value;
  if (version !== undefined && admitsOldTls(version))
    return flagViolation(view, 'tls-min-version', `admits ${version}`);
  const flag = view.component === 'etcd' ? 'cipher-suites' : 'tls-cipher-suites';
  const weak = weakSuites(membersOf(view, flag) ?? []);
  return weak.length === 0 ? none : flagViolation(view, flag, `offers ${weak.join(', ')}`);
};

export const weakTls = defineCheck({
  id: 'weak-tls',
  title: 'Components must not offer weak TLS',
  severity: 'medium',
  reason: 'old TLS version or weak cipher suite',
  rationale:
    'Who listens or stands in between can bring both sides down to what he can break, and reads tokens and Secrets.',
  controls: {
    nsa: ['NSA-ENC-01'],
    cis: ['1.2.29'],
    kubescape: ['C-0143', 'C-0277'],
    attack: ['T1040', 'T1557'],
  },
  sources: ['malicious-actor'],
  target: components,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set --tls-min-version=VersionTLS12, and remove the suite; the default suites are good.',
  },
  examples: [
    {
      name: 'by default, and chosen well',
      objects: staticPod(
        'kube-apiserver',
        '--tls-min-version=VersionTLS13',
        '--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      ),
      violations: [],
    },
    {
      name: 'an old version',
      objects: staticPod('kube-scheduler', '--tls-min-version=VersionTLS11'),
      violations: ['/spec/containers/0/command/1'],
    },
    {
      name: 'a weak suite',
      objects: staticPod('etcd', '--cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
