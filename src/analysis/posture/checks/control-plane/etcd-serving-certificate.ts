import { type ComponentView, membersOf, settingOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation, missingFlags } from '../../control-plane/flag-violation.ts';

const isLocal = (url: string): boolean => /^http:\/\/(?:127\.|localhost|\[::1\])/.test(url);

const evaluate = (etcd: ComponentView): readonly Violation[] => {
  const plain = (membersOf(etcd, 'listen-client-urls') ?? []).find(
    (url) => url.startsWith('http://') && !isLocal(url),
  );
  if (plain !== undefined)
    return flagViolation(etcd, 'listen-client-urls', `listens on ${plain} without TLS`);
  return settingOf(etcd, 'auto-tls') === 'true' ? none : missingFlags(etcd, ['cert-file', 'key-file']);
};

export const etcdServingCertificate = defineCheck({
  id: 'etcd-serving-certificate',
  title: 'etcd must serve its clients over TLS',
  severity: 'critical',
  reason: 'etcd without TLS towards clients',
  rationale:
    'etcd holds every Secret and every role of the cluster: who listens to it reads them, and who poses as it writes them.',
  controls: {
    nsa: ['NSA-CP-01', 'NSA-CP-08'],
    cis: ['2.1'],
    kubescape: ['C-0153'],
    attack: ['T1040', 'T1557'],
  },
  sources: ['malicious-actor'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Issue a certificate, set --cert-file and --key-file, and listen on https alone.',
  },
  examples: [
    {
      name: 'with a certificate',
      objects: staticPod(
        'etcd',
        '--cert-file=/c',
        '--key-file=/k',
        '--listen-client-urls=https://0.0.0.0:2379',
      ),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'without', objects: staticPod('etcd', '--data-dir=/d'), violations: [commandPath] },
    {
      name: 'in plain beside it',
      objects: staticPod(
        'etcd',
        '--cert-file=/c',
        '--key-file=/k',
        '--listen-client-urls=https://a:2379,http://0.0.0.0:2379',
      ),
      violations: [`${commandPath}/3`],
    },
  ],
});
