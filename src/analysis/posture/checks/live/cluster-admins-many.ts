import type { Inventory } from '../../../../inventory/inventory.ts';
import { subjectKey } from '../../../../inventory/views/bindings.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { root } from '../../../../model/field-path.ts';
import { allowsEverything } from '../../../../model/policy-rule.ts';
import { nameOf } from '../../../../model/resource.ts';
import { clusterRoleBinding } from '../../access/example-objects.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { integer } from '../../parameter.ts';

const evaluate = (inventory: Inventory, most: number): readonly Violation[] => {
  const all = inventory
    .select(grantingBindings)
    .filter(({ scope, rules }) => scope === 'cluster' && rules?.some(({ rule }) => allowsEverything(rule)));
  const subjects = new Set(all.flatMap((binding) => binding.subjects.map(subjectKey)));
  if (subjects.size <= most) return none;
  return [
    {
      path: root,
      detail: `${subjects.size} subjects may do everything in the cluster, over ${most}`,
      because: all.map(({ resource }) => nameOf(resource.reference)),
    },
  ];
};

const users = (count: number): string =>
  clusterRoleBinding(
    'ClusterRole cluster-admin',
    ...Array.from({ length: count }, (_, index) => `{ kind: User, name: u${index} }`),
  );

export const clusterAdminsMany = defineCheck({
  id: 'cluster-admins-many',
  title: 'Few may administer the whole cluster',
  kind: 'privilege',
  severity: 'medium',
  reason: 'many cluster administrators',
  rationale:
    'Each of them is a way to own the cluster, and nobody can say for a crowd which of its accounts is still in use, or was it that did something.',
  controls: { nsa: ['NSA-AUTH-15'], cis: ['5.1.1'], attack: ['T1078', 'T1098.006'] },
  sources: ['insider', 'malicious-actor'],
  target: clusters,
  parameters: { most: integer(5, 'Subjects that may have every right, beside the group system:masters.') },
  evaluate: (_cluster, { inventory, parameters }) => evaluate(inventory, parameters.most),
  remedy: { safety: 'choice', words: 'Bind the others to roles that list what they do.' },
  examples: [
    { name: 'two', objects: documents(cluster(), users(2)), violations: [] },
    { name: 'nothing is read from a cluster', objects: users(9), violations: [] },
    { name: 'nine', objects: documents(cluster(), users(9)), violations: ['Cluster/ '] },
    {
      name: 'a limit of their own',
      objects: documents(cluster(), users(2)),
      parameters: { most: 1 },
      violations: ['Cluster/ '],
    },
  ],
});
