import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { isControlPlane, nodesOf } from '../../../../inventory/views/nodes.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, controlPlaneNode, documents, node } from '../../live/example-objects.ts';

/** etcd decides by majority: two members bear the loss of none. */
const enough = 3;

const evaluate = (inventory: Inventory): readonly Violation[] => {
  const members = nodesOf(inventory).filter(isControlPlane);
  if (members.length === 0 || members.length >= enough) return none;
  const names = members.map(({ resource }) => resource.reference.name).join(', ');
  const which = members.length === 1 ? 'one node alone runs' : 'two nodes alone run';
  return [{ path: root, detail: `${which} the control plane: ${names}` }];
};

export const controlPlaneSingle = defineCheck({
  id: 'control-plane-single',
  title: 'Three nodes or more must run the control plane',
  severity: 'low',
  reason: 'control plane on fewer than three nodes',
  rationale:
    'With one, an upgrade is an outage, so it waits, and known holes stay open. When the node is lost, so is everything that etcd held.',
  controls: { nsa: ['NSA-UPG-06'], attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: { safety: 'choice', words: 'Add control plane nodes until there are three.' },
  examples: [
    {
      name: 'three',
      objects: documents(cluster(), controlPlaneNode('a'), controlPlaneNode('b'), controlPlaneNode('c')),
      violations: [],
    },
    { name: 'somebody else runs it', objects: documents(cluster(), node('')), violations: [] },
    { name: 'one', objects: documents(cluster(), controlPlaneNode('a')), violations: ['Cluster/ '] },
    {
      name: 'two',
      objects: documents(cluster(), controlPlaneNode('a'), controlPlaneNode('b')),
      violations: ['Cluster/ '],
    },
  ],
});
