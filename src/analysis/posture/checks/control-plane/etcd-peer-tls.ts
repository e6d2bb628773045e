import { type ComponentView, membersOf, settingOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { isSingleMember } from '../../control-plane/etcd-members.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation, missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (etcd: ComponentView): readonly Violation[] => {
  if (isSingleMember(etcd)) return none;
  const plain = (membersOf(etcd, 'listen-peer-urls') ?? []).find((url) => url.startsWith('http://'));
  if (plain !== undefined)
    return flagViolation(etcd, 'listen-peer-urls', `talks to its peers at ${plain} without TLS`);
  return settingOf(etcd, 'peer-auto-tls') === 'true'
    ? none
    : missingFlags(etcd, ['peer-cert-file', 'peer-key-file']);
};

export const etcdPeerTls = defineCheck({
  id: 'etcd-peer-tls',
  title: 'Members of etcd must talk to each other over TLS',
  severity: 'high',
  reason: 'etcd without TLS among its peers',
  rationale:
    'Members send each other all that is written, Secrets included: who listens between two of them reads it.',
  controls: { nsa: ['NSA-CP-08', 'NSA-CP-01'], cis: ['2.4'], kubescape: ['C-0156'], attack: ['T1040'] },
  sources: ['malicious-actor'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set --peer-cert-file and --peer-key-file, and use https in the URLs of all members.',
  },
  examples: [
    {
      name: 'with a certificate',
      objects: staticPod(
        'etcd',
        '--peer-cert-file=/c',
        '--peer-key-file=/k',
        '--listen-peer-urls=https://a:2380',
      ),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'a single member',
      objects: staticPod('etcd', '--initial-cluster=a=http://localhost:2380'),
      violations: [],
    },
    {
      name: 'without',
      objects: staticPod('etcd', '--initial-cluster=a=https://a:2380,b=https://b:2380'),
      violations: [commandPath],
    },
    {
      name: 'in plain',
      objects: staticPod('etcd', '--listen-peer-urls=http://10.0.0.1:2380'),
      violations: [`${commandPath}/1`],
    },
  ],
});
