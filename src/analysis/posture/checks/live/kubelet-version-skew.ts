import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusterOf } from '../../../../inventory/views/cluster-state.ts';
import { type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents, nodeOf } from '../../live/example-objects.ts';
import { parseKubernetesVersion } from '../../live/kubernetes-version.ts';

/** Minor versions by which a kubelet may be older than the API server. (kubernetes.io/releases/version-skew-policy) */
const mostBehind = 3;

const evaluate = ({ resource, object: { status } }: NodeView, inventory: Inventory): readonly Violation[] => {
  const said = status?.nodeInfo?.kubeletVersion ?? '';
  const kubelet = parseKubernetesVersion(said);
  const version = clusterOf(inventory)?.version ?? '';
  const server = parseKubernetesVersion(version);
  if (kubelet === undefined || server === undefined) return none;
  const path = fieldPath('/status/nodeInfo/kubeletVersion');
  const of = `kubelet ${said} of node "${resource.reference.name}"`;
  if (kubelet.minor > server.minor)
    return [{ path, detail: `${of} is newer than the API server, which is ${version}` }];
  if (server.minor - kubelet.minor > mostBehind)
    return [
      { path, detail: `${of} is more than ${mostBehind} minor versions behind the API server, ${version}` },
    ];
  return none;
};

export const kubeletVersionSkew = defineCheck({
  id: 'kubelet-version-skew',
  title: 'Kubelets must be as old as the API server, or up to three minor versions older',
  severity: 'medium',
  reason: 'kubelet and API server do not match',
  rationale:
    'Outside the tested range a kubelet ignores fields that it does not know, security contexts among them, and pods run with more rights than they were given.',
  controls: { nsa: ['NSA-UPG-01'], attack: ['T1499'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: nodes,
  evaluate: (node, { inventory }) => evaluate(node, inventory),
  remedy: { safety: 'choice', words: 'Upgrade the node, or replace it by a new one.' },
  examples: [
    {
      name: 'three behind',
      objects: documents(cluster('v1.36.3'), nodeOf('kubeletVersion: v1.33.1')),
      violations: [],
    },
    { name: 'nothing is read from a cluster', objects: nodeOf('kubeletVersion: v1.20.0'), violations: [] },
    {
      name: 'a server that hides its version',
      objects: documents(cluster(''), nodeOf('kubeletVersion: v1.20.0')),
      violations: [],
    },
    {
      name: 'four behind',
      objects: documents(cluster('v1.36.3'), nodeOf('kubeletVersion: v1.32.1')),
      violations: ['Node/worker /status/nodeInfo/kubeletVersion'],
    },
    {
      name: 'newer than the server',
      objects: documents(cluster('v1.35.9'), nodeOf('kubeletVersion: v1.36.0')),
      violations: ['Node/worker /status/nodeInfo/kubeletVersion'],
    },
  ],
});
