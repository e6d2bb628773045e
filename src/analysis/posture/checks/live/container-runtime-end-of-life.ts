import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusterOf } from '../../../../inventory/views/cluster-state.ts';
import { type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { runtimeEnd } from '../../live/end-of-life.ts';
import { cluster, documents, nodeOf } from '../../live/example-objects.ts';

const evaluate = ({ resource, object: { status } }: NodeView, inventory: Inventory): readonly Violation[] => {
  const said = status?.nodeInfo?.containerRuntimeVersion ?? '';
  const end = runtimeEnd(said, clusterOf(inventory)?.date ?? '');
  if (end === undefined) return none;
  const detail = `node "${resource.reference.name}" runs ${said}, whose support ended ${end}`;
  return [{ path: fieldPath('/status/nodeInfo/containerRuntimeVersion'), detail }];
};

export const containerRuntimeEndOfLife = defineCheck({
  id: 'container-runtime-end-of-life',
  title: 'Nodes must run a supported container runtime',
  severity: 'medium',
  reason: 'container runtime past its end of life',
  rationale:
    'The runtime is what keeps a container from its node. A way out of it that is found now is not closed in an old version.',
  controls: { nsa: ['NSA-UPG-02'], attack: ['T1611', 'T1068'], kubescape: ['C-0087'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: nodes,
  evaluate: (node, { inventory }) => evaluate(node, inventory),
  remedy: { safety: 'choice', words: 'Replace the node by one with a supported runtime.' },
  examples: [
    {
      name: 'supported',
      objects: documents(cluster(), nodeOf("containerRuntimeVersion: 'containerd://2.3.1'")),
      violations: [],
    },
    {
      name: 'one that is not known',
      objects: documents(cluster(), nodeOf("containerRuntimeVersion: 'Example 1'")),
      violations: [],
    },
    {
      name: 'nothing is read from a cluster',
      objects: nodeOf("containerRuntimeVersion: 'containerd://1.6.39'"),
      violations: [],
    },
    {
      name: 'ended',
      objects: documents(cluster(), nodeOf("containerRuntimeVersion: 'containerd://1.6.39'")),
      violations: ['Node/worker /status/nodeInfo/containerRuntimeVersion'],
    },
  ],
});
