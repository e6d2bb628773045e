import type { Inventory } from '../../../../inventory/inventory.ts';
import { podsOnNode, type RunningPodView } from '../../../../inventory/views/cluster-state.ts';
import { systemNamespaces } from '../../../../inventory/views/namespaces.ts';
import { isControlPlane, type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, controlPlaneNode, documents, node, runningPod } from '../../live/example-objects.ts';

const mostNamed = 4;

/** An agent of every node belongs there too. */
const isOfUsers = ({ namespace, spec }: RunningPodView): boolean =>
  !systemNamespaces.includes(namespace) && spec.controller !== 'DaemonSet' && spec.phase === 'Running';

const evaluate = (view: NodeView, inventory: Inventory): readonly Violation[] => {
  if (!isControlPlane(view)) return none;
  const node = view.resource.reference.name;
  const pods = podsOnNode(inventory, node).filter(isOfUsers);
  if (pods.length === 0) return none;
  const names = pods.map(({ namespace, name }) => `${namespace}/${name}`).sort();
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [
    {
      path: root,
      detail: `node "${node}" runs the control plane, and pods of users: ${names.slice(0, mostNamed).join(', ')}${more}`,
    },
  ];
};

const onNode = (more = ''): string => runningPod('web-1', `nodeName: a, phase: Running${more}`);

export const controlPlaneUserPods = defineCheck({
  id: 'control-plane-user-pods',
  title: 'Pods of users must not run on nodes of the control plane',
  severity: 'medium',
  reason: 'pods of users beside the control plane',
  rationale:
    'One way out of a container is enough there: the node holds the certificate authority of the cluster and everything that etcd stores.',
  controls: { nsa: ['NSA-CP-05'], attack: ['T1611', 'T1552.001'] },
  sources: ['malicious-actor', 'insider'],
  target: nodes,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: { safety: 'choice', words: 'Taint the node, and start the pods anew on workers.' },
  examples: [
    {
      name: 'on a worker',
      objects: documents(cluster(), node('', { name: 'a' }), onNode()),
      violations: [],
    },
    {
      name: 'an agent of every node',
      objects: documents(cluster(), controlPlaneNode('a'), onNode(', controller: DaemonSet')),
      violations: [],
    },
    {
      name: "the system's own",
      objects: documents(
        cluster(),
        controlPlaneNode('a'),
        runningPod('dns', 'nodeName: a, phase: Running', 'kube-system'),
      ),
      violations: [],
    },
    {
      name: 'beside the control plane',
      objects: documents(cluster(), controlPlaneNode('a'), onNode(', controller: ReplicaSet')),
      violations: ['Node/a '],
    },
  ],
});
