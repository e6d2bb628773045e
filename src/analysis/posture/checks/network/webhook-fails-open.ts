import { isAskedAbout, type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { webhook } from '../../network/example-objects.ts';

/** What security policies are about; webhooks that look after the kinds of their own operator guard nothing else. */
const guarded: readonly (readonly [group: string, resource: string])[] = [
  ['', 'pods'],
  ['apps', 'deployments'],
  ['rbac.authorization.k8s.io', 'clusterrolebindings'],
];

const evaluate = (view: WebhookView): readonly Violation[] =>
  view.sort === 'validating' &&
  view.onFailure === 'Ignore' &&
  guarded.some(([group, resource]) => isAskedAbout(view, group, resource))
    ? [
        {
          path: join(view.path, 'failurePolicy'),
          detail: `webhook "${view.name}" has failurePolicy Ignore: while it does not answer, everything passes`,
        },
      ]
    : none;

export const webhookFailsOpen = defineCheck({
  id: 'webhook-fails-open',
  title: 'Webhooks that guard the cluster must not fail open',
  severity: 'low',
  reason: 'webhook lets pass when it is down',
  rationale:
    'An attacker keeps the webhook from answering, by load or by deleting its pods, and creates the pod that it was to refuse in that moment.',
  controls: { nsa: ['NSA-POD-14'], attack: ['T1562.001'] },
  sources: ['malicious-actor', 'insider'],
  target: webhooks,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Run two replicas or more, leave the namespaces of the cluster and its own out, and set failurePolicy to Fail.',
  },
  examples: [
    {
      name: 'closed, which is the default',
      objects: webhook('Validating', 'sideEffects: None'),
      violations: [],
    },
    { name: 'one that adds to pods', objects: webhook('Mutating', 'failurePolicy: Ignore'), violations: [] },
    {
      name: 'the kinds of its own operator',
      objects: webhook('Validating', 'failurePolicy: Ignore').replace(
        "apiGroups: ['']",
        'apiGroups: [example.com]',
      ),
      violations: [],
    },
    {
      name: 'open',
      objects: webhook('Validating', 'failurePolicy: Ignore'),
      violations: ['/webhooks/0/failurePolicy'],
    },
  ],
});
