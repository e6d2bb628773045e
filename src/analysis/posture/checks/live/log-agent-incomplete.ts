import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { daemonSetState } from '../../../../inventory/views/daemon-set-states.ts';
import { nodesOf } from '../../../../inventory/views/nodes.ts';
import { workloadsRunning } from '../../../../inventory/views/running-programs.ts';
import { root } from '../../../../model/field-path.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, daemonSet, documents, node } from '../../live/example-objects.ts';
import { logAgents } from '../../live/log-agents.ts';

/** Several agents may share the nodes: together they have to be on all of them. */
const evaluate = (inventory: Inventory, programs: readonly string[]): readonly Violation[] => {
  const nodes = nodesOf(inventory).length;
  const agents = workloadsRunning(inventory, programs).filter(({ kind }) => kind === 'DaemonSet');
  const states = agents.flatMap(({ resource }) => daemonSetState(inventory, resource) ?? []);
  if (nodes === 0 || states.length === 0 || states.length < agents.length) return none;
  const ready = states.reduce((sum, one) => sum + one.ready, 0);
  if (ready >= nodes) return none;
  const names = agents.map(({ resource }) => nameOf(resource.reference));
  return [
    {
      path: root,
      detail: `a log agent is ready on ${ready} of ${nodes} nodes: ${names.join(', ')}`,
      because: names,
    },
  ];
};

const agent = (status: string): string =>
  daemonSet('logs', 'cr.fluentbit.io/fluent/fluent-bit:4.2.0', status);
const nodes = documents(node('', { name: 'a' }), node('', { name: 'b' }));

export const logAgentIncomplete = defineCheck({
  id: 'log-agent-incomplete',
  title: 'The log agent must be ready on every node, those of the control plane too',
  severity: 'low',
  reason: 'log agent not on every node',
  rationale:
    'Nobody sees what happens on the nodes that it leaves out. Often these are those of the control plane, for want of a toleration.',
  controls: { nsa: ['NSA-LOG-16'], attack: ['T1070'] },
  sources: ['malicious-actor', 'insider'],
  target: clusters,
  parameters: { programs: logAgents },
  evaluate: (_cluster, { inventory, parameters }) => evaluate(inventory, parameters.programs),
  remedy: {
    safety: 'choice',
    words: 'Give the DaemonSet tolerations for every node, and find out why a pod of it is not ready.',
  },
  examples: [
    {
      name: 'on both',
      objects: documents(cluster(), nodes, agent('desiredNumberScheduled: 2, numberReady: 2')),
      violations: [],
    },
    { name: 'its status is not known', objects: documents(cluster(), nodes, agent('')), violations: [] },
    { name: 'no agent', objects: documents(cluster(), nodes), violations: [] },
    {
      name: 'kept away from one',
      objects: documents(cluster(), nodes, agent('desiredNumberScheduled: 1, numberReady: 1')),
      violations: ['Cluster/ '],
    },
  ],
});
