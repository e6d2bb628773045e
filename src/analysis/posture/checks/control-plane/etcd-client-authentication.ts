import { type ComponentView, setFlag, settingOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags, mustBe } from '../../control-plane/flag-violation.ts';

const hasAuthority = (etcd: ComponentView): boolean => (settingOf(etcd, 'trusted-ca-file') ?? '') !== '';

const evaluate = (etcd: ComponentView): readonly Violation[] => {
  const off = mustBe(etcd, 'client-cert-auth', 'true', 'false');
  return off === none ? missingFlags(etcd, ['trusted-ca-file']) : off;
};

export const etcdClientAuthentication = defineCheck({
  id: 'etcd-client-authentication',
  title: 'etcd must demand a certificate of its clients',
  severity: 'critical',
  reason: 'etcd takes clients unauthenticated',
  rationale:
    'Whoever reaches the port reads every Secret and writes himself into any role, past the API server and its audit log.',
  controls: {
    nsa: ['NSA-CP-07', 'NSA-CP-12'],
    cis: ['2.2'],
    kubescape: ['C-0154'],
    attack: ['T1190', 'T1552'],
  },
  sources: ['malicious-actor', 'insider'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --client-cert-auth=true, and name the authority of API servers by --trusted-ca-file.',
    operations: (etcd) => (hasAuthority(etcd) ? setFlag(etcd, 'client-cert-auth', 'true') : []),
  },
  examples: [
    {
      name: 'demanded',
      objects: staticPod('etcd', '--client-cert-auth', '--trusted-ca-file=/ca'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'not demanded',
      objects: staticPod('etcd', '--trusted-ca-file=/ca', '--client-cert-auth=false'),
      violations: [`${commandPath}/2`],
    },
    {
      name: 'of any authority',
      objects: staticPod('etcd', '--client-cert-auth=true'),
      violations: [commandPath],
    },
  ],
});
