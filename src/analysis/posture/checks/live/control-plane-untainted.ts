import type { Inventory } from '../../../../inventory/inventory.ts';
import { isControlPlane, type NodeView, nodes, nodesOf } from '../../../../inventory/views/nodes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, controlPlaneNode, controlPlaneTaint, documents, node } from '../../live/example-objects.ts';

const keepsOut = ['NoSchedule', 'NoExecute'];

const evaluate = (view: NodeView, inventory: Inventory): readonly Violation[] => {
  if (!isControlPlane(view)) return none;
  if (view.object.spec?.taints?.some(({ effect = '' }) => keepsOut.includes(effect)) === true) return none;
  // A cluster of control plane nodes alone has no other place for its pods.
  const isAlone = nodesOf(inventory).every(isControlPlane);
  return [
    {
      path: fieldPath('/spec/taints'),
      detail: `node "${view.resource.reference.name}" runs the control plane and has no taint that keeps pods away`,
      ...(isAlone ? { severity: 'low' } : {}),
    },
  ];
};

export const controlPlaneUntainted = defineCheck({
  id: 'control-plane-untainted',
  title: 'Nodes of the control plane must keep other pods away',
  severity: 'medium',
  reason: 'control plane node takes any pod',
  rationale:
    'A pod that breaks out there finds the keys of the cluster on the disk: the certificate authority, etcd, the tokens of the controllers.',
  controls: { nsa: ['NSA-CP-05'], attack: ['T1611', 'T1552.001'] },
  sources: ['malicious-actor', 'insider'],
  target: nodes,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Taint the node with node-role.kubernetes.io/control-plane:NoSchedule, and move its pods.',
  },
  examples: [
    {
      name: 'tainted',
      objects: documents(cluster(), controlPlaneNode('a', controlPlaneTaint)),
      violations: [],
    },
    { name: 'a worker', objects: documents(cluster(), node('')), violations: [] },
    { name: 'nothing is read from a cluster', objects: controlPlaneNode('a'), violations: [] },
    {
      name: 'beside workers',
      objects: documents(cluster(), controlPlaneNode('a'), node('')),
      violations: ['Node/a /spec/taints'],
    },
    {
      name: 'a taint that is a wish',
      objects: documents(
        cluster(),
        controlPlaneNode('a', '{ key: node-role.kubernetes.io/control-plane, effect: PreferNoSchedule }'),
      ),
      violations: ['Node/a /spec/taints'],
    },
  ],
});
