import { type NodeView, nodes } from '../../../../inventory/views/nodes.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cluster, documents, node } from '../../live/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const pressures: readonly string[] = ['DiskPressure', 'MemoryPressure', 'PIDPressure', 'NetworkUnavailable'];

const evaluate = ({ resource, object: { status } }: NodeView): readonly Violation[] =>
  violationsIn(status?.conditions, ({ type = '', status: value, reason = '' }, index) => {
    const isBad = type === 'Ready' ? value !== 'True' : pressures.includes(type) && value === 'True';
    if (!isBad) return undefined;
    const why = reason === '' ? '' : `: ${reason}`;
    return {
      path: join('/status/conditions', index),
      detail: `node "${resource.reference.name}" says ${type}=${value ?? 'nothing'}${why}`,
      ...(type === 'Ready' ? { severity: 'medium' } : {}),
    };
  });

export const nodeUnhealthy = defineCheck({
  id: 'node-unhealthy',
  title: 'Nodes must be ready, with room to spare',
  severity: 'low',
  reason: 'node not ready or out of room',
  rationale:
    'A node that runs out of disk drops logs and evicts pods, monitoring among them. Whoever fills it on purpose hides behind that.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: nodes,
  evaluate,
  remedy: { safety: 'choice', words: 'Find out what fills the node or keeps its kubelet from answering.' },
  examples: [
    {
      name: 'ready',
      objects: documents(
        cluster(),
        node("conditions: [{ type: Ready, status: 'True' }, { type: DiskPressure, status: 'False' }]"),
      ),
      violations: [],
    },
    {
      name: 'nothing is read from a cluster',
      objects: node("conditions: [{ type: Ready, status: 'False' }]"),
      violations: [],
    },
    {
      name: 'lost, and full before',
      objects: documents(
        cluster(),
        node(
          "conditions: [{ type: DiskPressure, status: 'True' }, { type: Ready, status: Unknown, reason: NodeStatusUnknown }]",
        ),
      ),
      violations: ['Node/worker /status/conditions/0', 'Node/worker /status/conditions/1'],
    },
  ],
});
