import { list, map, object, scalar, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import { inCluster } from './cluster-state.ts';
import { kindTarget } from './kind.ts';

const allNodes = kindTarget('nodes', 'every Node', ['/Node'], {
  spec: object({ taints: list(object({ key: string, effect: string })) }),
  status: object({
    nodeInfo: object({
      kubeletVersion: string,
      containerRuntimeVersion: string,
      osImage: string,
      kernelVersion: string,
    }),
    conditions: list(object({ type: string, status: string, reason: string })),
    allocatable: map(scalar),
  }),
});

/** The Nodes of a live cluster. */
export const nodes = inCluster(allNodes);

export type NodeView = ReturnType<typeof nodes.views>[number];

const roles = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/** Whether a node says that it runs the control plane. Those of a managed one are no Nodes. */
export const isControlPlane = ({ object: { metadata } }: NodeView): boolean =>
  roles.some((role) => metadata?.labels?.[role] !== undefined);

export const nodesOf = (inventory: Inventory): readonly NodeView[] => inventory.select(nodes);
