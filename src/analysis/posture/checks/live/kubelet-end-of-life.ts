import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusterOf } from '../../../../inventory/views/cluster-state.ts';
import { type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents, nodeOf } from '../../live/example-objects.ts';
import { endOfLife, parseKubernetesVersion } from '../../live/kubernetes-version.ts';

const evaluate = ({ resource, object: { status } }: NodeView, inventory: Inventory): readonly Violation[] => {
  const said = status?.nodeInfo?.kubeletVersion ?? '';
  const kubelet = parseKubernetesVersion(said);
  const end = kubelet && endOfLife(kubelet.minor, clusterOf(inventory)?.date ?? '');
  if (kubelet === undefined || end === undefined) return none;
  return [
    {
      path: fieldPath('/status/nodeInfo/kubeletVersion'),
      detail: `node "${resource.reference.name}" runs kubelet ${said}: support of 1.${kubelet.minor} ended ${end}`,
    },
  ];
};

export const kubeletEndOfLife = defineCheck({
  id: 'kubelet-end-of-life',
  title: 'Nodes must run a supported minor version of Kubernetes',
  severity: 'high',
  reason: 'kubelet past its end of life',
  rationale:
    'The kubelet starts containers as root and serves a port on the network. What is found in an old one stays open.',
  controls: { nsa: ['NSA-UPG-01'], attack: ['T1068', 'T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: nodes,
  evaluate: (node, { inventory }) => evaluate(node, inventory),
  remedy: { safety: 'choice', words: 'Upgrade the node, or replace it by a new one.' },
  examples: [
    {
      name: 'supported',
      objects: documents(cluster(), nodeOf('kubeletVersion: v1.36.3')),
      violations: [],
    },
    { name: 'nothing is read from a cluster', objects: nodeOf('kubeletVersion: v1.20.0'), violations: [] },
    {
      name: 'ended',
      objects: documents(cluster(), nodeOf('kubeletVersion: v1.34.2')),
      violations: ['Node/worker /status/nodeInfo/kubeletVersion'],
    },
  ],
});
