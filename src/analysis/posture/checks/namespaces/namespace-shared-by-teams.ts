import type { Inventory } from '../../../../inventory/inventory.ts';
import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { podsIn } from '../../../../inventory/views/selection.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { texts } from '../../parameter.ts';

const mostNamed = 4;

const evaluate = (
  { name }: NamespaceView,
  inventory: Inventory,
  labels: readonly string[],
): readonly Violation[] => {
  for (const label of labels) {
    const teams = new Set(podsIn(inventory, name).flatMap(({ metadata }) => metadata.labels?.[label] ?? []));
    if (teams.size < 2) continue;
    const named = [...teams].sort().slice(0, mostNamed).join(', ');
    return [
      { path: root, detail: `Namespace "${name}" holds pods of several teams by label ${label}: ${named}` },
    ];
  }
  return none;
};

const pod = (name: string, team: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { team: ${team} } }
spec: { containers: [{ name: app }] }`;

export const namespaceSharedByTeams = defineCheck({
  id: 'namespace-shared-by-teams',
  title: 'Each team needs namespaces of its own',
  severity: 'low',
  reason: 'several teams in one namespace',
  rationale:
    'Within a namespace everybody who may read Secrets reads all of them, and a role for one team is a role over the pods of the other.',
  controls: { nsa: ['NSA-NET-01', 'NSA-AUTH-11'], cis: ['5.7.1'], kubescape: ['C-0209'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  parameters: {
    labels: texts(['team', 'owner', 'app.kubernetes.io/team'], 'Labels of pods that name the team.'),
  },
  evaluate: (view, { inventory, parameters }) => evaluate(view, inventory, parameters.labels),
  remedy: { safety: 'choice', words: 'Give each team a namespace, and make its objects anew there.' },
  examples: [
    {
      name: 'one team',
      objects: [namespace('shop'), pod('web', 'shop'), pod('api', 'shop')].join('\n---\n'),
      violations: [],
    },
    {
      name: 'two teams',
      objects: [namespace('shop'), pod('web', 'shop'), pod('report', 'finance')].join('\n---\n'),
      violations: ['Namespace/shop '],
    },
  ],
});
