import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusterOf } from '../../../../inventory/views/cluster-state.ts';
import { type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { systemEnd } from '../../live/end-of-life.ts';
import { cluster, documents, nodeOf } from '../../live/example-objects.ts';

const evaluate = ({ resource, object: { status } }: NodeView, inventory: Inventory): readonly Violation[] => {
  const said = status?.nodeInfo?.osImage ?? '';
  const end = systemEnd(said, clusterOf(inventory)?.date ?? '');
  if (end === undefined) return none;
  const detail = `node "${resource.reference.name}" runs ${said}, whose support ended ${end}`;
  return [{ path: fieldPath('/status/nodeInfo/osImage'), detail }];
};

export const nodeSystemEndOfLife = defineCheck({
  id: 'node-system-end-of-life',
  title: 'Nodes must run a supported operating system',
  severity: 'medium',
  reason: 'operating system past its end of life',
  rationale:
    'All containers of a node share its kernel. A hole in a kernel that nobody repairs any more is a way from any of them to all of them.',
  controls: { nsa: ['NSA-UPG-02'], attack: ['T1611', 'T1068'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: nodes,
  evaluate: (node, { inventory }) => evaluate(node, inventory),
  remedy: { safety: 'choice', words: 'Replace the node by one of a current image.' },
  examples: [
    {
      name: 'supported',
      objects: documents(cluster(), nodeOf("osImage: 'Ubuntu 24.04.2 LTS'")),
      violations: [],
    },
    {
      name: 'one that is not known',
      objects: documents(cluster(), nodeOf("osImage: 'Example 1'")),
      violations: [],
    },
    {
      name: 'nothing is read from a cluster',
      objects: nodeOf("osImage: 'Ubuntu 20.04.6 LTS'"),
      violations: [],
    },
    {
      name: 'ended',
      objects: documents(cluster(), nodeOf("osImage: 'Ubuntu 20.04.6 LTS'")),
      violations: ['Node/worker /status/nodeInfo/osImage'],
    },
  ],
});
