import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation, missingFlags } from '../../control-plane/flag-violation.ts';

const files = ['etcd-cafile', 'etcd-certfile', 'etcd-keyfile'];

/** A Unix socket never leaves the node. */
const evaluate = (server: ComponentView): readonly Violation[] => {
  const servers = membersOf(server, 'etcd-servers') ?? [];
  const plain = servers.find((url) => url.startsWith('http://'));
  if (plain !== undefined)
    return flagViolation(server, 'etcd-servers', `talks to etcd at ${plain} without TLS`);
  if (servers.length > 0 && servers.every((url) => url.startsWith('unix'))) return none;
  return missingFlags(server, files);
};

export const apiServerEtcdTls = defineCheck({
  id: 'api-server-etcd-tls',
  title: 'API server and etcd must prove who they are to each other',
  severity: 'high',
  reason: 'no mutual TLS towards etcd',
  rationale:
    'Everything in the cluster, Secrets included, goes over that connection: who listens reads it, and who answers instead of etcd decides what the cluster is.',
  controls: {
    nsa: ['NSA-CP-08'],
    cis: ['1.2.23', '1.2.26'],
    kubescape: ['C-0137', 'C-0140'],
    attack: ['T1557', 'T1040'],
  },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use https in --etcd-servers, and set --etcd-cafile, --etcd-certfile and --etcd-keyfile.',
  },
  examples: [
    {
      name: 'with all files',
      objects: staticPod(
        'kube-apiserver',
        '--etcd-servers=https://e:2379',
        '--etcd-cafile=/a',
        '--etcd-certfile=/c',
        '--etcd-keyfile=/k',
      ),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'in plain',
      objects: staticPod('kube-apiserver', '--etcd-servers=https://a:2379,http://b:2379'),
      violations: [`${commandPath}/1`],
    },
    {
      name: 'without files',
      objects: staticPod('kube-apiserver', '--etcd-servers=https://e:2379'),
      violations: [commandPath],
    },
    {
      name: 'an external etcd in plain',
      objects: kubeadmCluster('etcd: { external: { endpoints: ["http://e:2379"] } }'),
      violations: ['/apiServer/extraArgs/etcd-servers'],
    },
  ],
});
