import { type ComponentView, setFlag, settingOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { isSingleMember } from '../../control-plane/etcd-members.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags, mustBe } from '../../control-plane/flag-violation.ts';

const evaluate = (etcd: ComponentView): readonly Violation[] => {
  if (isSingleMember(etcd)) return none;
  const off = mustBe(etcd, 'peer-client-cert-auth', 'true', 'false');
  return off === none ? missingFlags(etcd, ['peer-trusted-ca-file']) : off;
};

export const etcdPeerAuthentication = defineCheck({
  id: 'etcd-peer-authentication',
  title: 'Members of etcd must demand a certificate of each other',
  severity: 'high',
  reason: 'etcd takes peers without a certificate',
  rationale:
    'Whoever reaches the port of peers joins as a member, and gets all data and a vote on what is written.',
  controls: { nsa: ['NSA-CP-08', 'NSA-CP-12'], cis: ['2.5'], kubescape: ['C-0157'], attack: ['T1190'] },
  sources: ['malicious-actor'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --peer-client-cert-auth=true, and name the authority of members by --peer-trusted-ca-file.',
    operations: (etcd) =>
      (settingOf(etcd, 'peer-trusted-ca-file') ?? '') === ''
        ? []
        : setFlag(etcd, 'peer-client-cert-auth', 'true'),
  },
  examples: [
    {
      name: 'demanded',
      objects: staticPod('etcd', '--peer-client-cert-auth=true', '--peer-trusted-ca-file=/ca'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'not demanded',
      objects: staticPod('etcd', '--peer-trusted-ca-file=/ca'),
      violations: [commandPath],
    },
  ],
});
