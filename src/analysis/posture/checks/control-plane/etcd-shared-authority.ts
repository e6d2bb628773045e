import { type ComponentView, pathOfFlag, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers, etcds } from '../../../../inventory/views/components.ts';
import { nameOf } from '../../../../model/resource.ts';
import { type CheckContext, defineCheck, none, type Violation } from '../../check.ts';
import { kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';

/** Files of the same path on the same node; without an API server at hand, kubeadm's path of the cluster's own authority. */
const clusterAuthority = '/etc/kubernetes/pki/ca.crt';

const evaluate = (etcd: ComponentView, { inventory }: CheckContext<unknown>): readonly Violation[] => {
  const file = settingOf(etcd, 'trusted-ca-file');
  if (file === undefined) return none;
  const server = inventory.select(apiServers).find((one) => settingOf(one, 'client-ca-file') === file);
  if (server === undefined && file !== clusterAuthority) return none;
  return [
    {
      path: pathOfFlag(etcd, 'trusted-ca-file'),
      detail: `etcd trusts ${file}, the authority that signs the certificates of the cluster's users`,
      ...(server === undefined ? {} : { because: [nameOf(server.resource.reference)] }),
    },
  ];
};

export const etcdSharedAuthority = defineCheck({
  id: 'etcd-shared-authority',
  title: 'etcd must have an authority of its own',
  severity: 'high',
  reason: 'etcd shares an authority',
  rationale:
    "Every certificate of a node or a user then opens etcd itself, past RBAC and the audit log: one kubelet's key is the cluster's.",
  controls: { nsa: ['NSA-CP-09', 'NSA-CP-07'], cis: ['2.7'], kubescape: ['C-0159'], attack: ['T1649'] },
  sources: ['malicious-actor', 'insider'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Make an authority that signs for etcd and its clients alone, and name it by --trusted-ca-file.',
  },
  examples: [
    {
      name: 'its own',
      objects: `${staticPod('etcd', '--trusted-ca-file=/etcd/ca.crt')}\n---\n${staticPod('kube-apiserver', '--client-ca-file=/ca.crt')}`,
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'that of the API server',
      objects: `${staticPod('etcd', '--trusted-ca-file=/ca.crt')}\n---\n${staticPod('kube-apiserver', '--client-ca-file=/ca.crt')}`,
      violations: ['Pod/etcd /spec/containers/0/command/1'],
    },
    {
      name: 'that of the cluster by its usual path',
      objects: staticPod('etcd', `--trusted-ca-file=${clusterAuthority}`),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
