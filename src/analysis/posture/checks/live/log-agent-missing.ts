import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { workloadsRunning } from '../../../../inventory/views/running-programs.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, daemonSet, documents } from '../../live/example-objects.ts';
import { logAgents } from '../../live/log-agents.ts';

const evaluate = (inventory: Inventory, programs: readonly string[]): readonly Violation[] =>
  workloadsRunning(inventory, programs).some(({ kind }) => kind === 'DaemonSet')
    ? none
    : [{ path: root, detail: 'no DaemonSet runs a known log agent' }];

export const logAgentMissing = defineCheck({
  id: 'log-agent-missing',
  title: 'A log agent must run on every node',
  severity: 'medium',
  reason: 'no log agent on the nodes',
  rationale:
    'A container’s log is deleted with its pod. Whoever breaks in deletes the pod, or waits for the next roll-out, and nothing shows what happened.',
  controls: { nsa: ['NSA-LOG-16'], attack: ['T1070'] },
  sources: ['malicious-actor', 'insider'],
  target: clusters,
  parameters: { programs: logAgents },
  evaluate: (_cluster, { inventory, parameters }) => evaluate(inventory, parameters.programs),
  remedy: {
    safety: 'choice',
    words: 'Run a log agent as a DaemonSet that sends to a place outside the cluster.',
  },
  examples: [
    {
      name: 'Fluent Bit',
      objects: documents(cluster(), daemonSet('logs', 'cr.fluentbit.io/fluent/fluent-bit:4.2.0')),
      violations: [],
    },
    {
      name: 'one of their own',
      objects: documents(cluster(), daemonSet('logs', 'example.com/tools/shipper:1')),
      parameters: { programs: ['shipper'] },
      violations: [],
    },
    {
      name: 'an agent for something else',
      objects: documents(cluster(), daemonSet('net', 'quay.io/cilium/cilium:v1.18.4')),
      violations: ['Cluster/ '],
    },
    { name: 'none', objects: cluster(), violations: [''] },
  ],
});
