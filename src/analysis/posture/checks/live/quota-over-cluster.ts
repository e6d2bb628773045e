import type { Inventory } from '../../../../inventory/inventory.ts';
import { inCluster } from '../../../../inventory/views/cluster-state.ts';
import { nodesOf } from '../../../../inventory/views/nodes.ts';
import { resourceQuotas } from '../../../../inventory/views/resource-quotas.ts';
import { join } from '../../../../model/field-path.ts';
import { parseQuantity } from '../../../../model/quantity.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cluster, documents, node } from '../../live/example-objects.ts';
import { inShop } from '../../namespaces/example-objects.ts';

/** Names in a quota, with what they are of. `limits.cpu` may well be over what there is: limits are overcommitted. */
const asked: readonly (readonly [name: string, of: string])[] = [
  ['cpu', 'cpu'],
  ['requests.cpu', 'cpu'],
  ['memory', 'memory'],
  ['requests.memory', 'memory'],
];

const roomFor = (inventory: Inventory, of: string): number | undefined => {
  const amounts = nodesOf(inventory).map(({ object: { status } }) =>
    parseQuantity(status?.allocatable?.[of] ?? ''),
  );
  if (amounts.length === 0 || amounts.includes(undefined)) return undefined;
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
};

type Quota = ReturnType<typeof resourceQuotas.views>[number];

const evaluate = ({ resource, object: { spec } }: Quota, inventory: Inventory): readonly Violation[] =>
  asked.flatMap(([name, of]) => {
    const hard = spec?.hard?.[name];
    const amount = hard === undefined ? undefined : parseQuantity(hard);
    const room = amount === undefined ? undefined : roomFor(inventory, of);
    if (amount === undefined || room === undefined || amount < room) return [];
    return [
      {
        path: join('/spec/hard', name),
        detail: `ResourceQuota "${resource.reference.name}" allows ${name} ${hard}, as much as all nodes have`,
      },
    ];
  });

const nodes = documents(
  node('allocatable: { cpu: 4, memory: 16Gi }', { name: 'a' }),
  node('allocatable: { cpu: 3900m, memory: 16Gi }', { name: 'b' }),
);

export const quotaOverCluster = defineCheck({
  id: 'quota-over-cluster',
  title: 'A ResourceQuota must allow less than the nodes have',
  severity: 'low',
  reason: 'quota as large as the cluster',
  rationale:
    'A quota that no use can reach limits nothing: one namespace may take every node, and the pods of all others wait.',
  controls: { nsa: ['NSA-NET-14'], attack: ['T1496', 'T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: inCluster(resourceQuotas),
  evaluate: (quota, { inventory }) => evaluate(quota, inventory),
  remedy: { safety: 'choice', words: 'Lower the amount to what the namespace needs.' },
  examples: [
    {
      name: 'half',
      objects: documents(
        cluster(),
        nodes,
        inShop('ResourceQuota', '{ hard: { requests.cpu: 4, limits.cpu: 40 } }'),
      ),
      violations: [],
    },
    {
      name: 'nodes that do not say',
      objects: documents(cluster(), node(''), inShop('ResourceQuota', '{ hard: { requests.cpu: 400 } }')),
      violations: [],
    },
    {
      name: 'nothing is read from a cluster',
      objects: inShop('ResourceQuota', '{ hard: { requests.cpu: 400 } }'),
      violations: [],
    },
    {
      name: 'more than there is',
      objects: documents(
        cluster(),
        nodes,
        inShop('ResourceQuota', '{ hard: { requests.cpu: 8, memory: 32Gi } }'),
      ),
      violations: ['ResourceQuota/limits /spec/hard/memory', 'ResourceQuota/limits /spec/hard/requests.cpu'],
    },
  ],
});
