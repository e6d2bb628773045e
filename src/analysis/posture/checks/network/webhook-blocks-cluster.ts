import { isAskedAbout, type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { webhook } from '../../network/example-objects.ts';

const evaluate = (view: WebhookView): readonly Violation[] =>
  view.onFailure === 'Fail' && !view.isSelective && isAskedAbout(view, '', 'pods')
    ? [
        {
          path: join(view.path, 'namespaceSelector'),
          detail: `webhook "${view.name}" is asked about the pods of every namespace: while it does not answer, none starts`,
        },
      ]
    : none;

export const webhookBlocksCluster = defineCheck({
  id: 'webhook-blocks-cluster',
  title: 'Webhooks that fail closed must leave the namespaces of the cluster out',
  severity: 'low',
  reason: 'webhook can stop the whole cluster',
  rationale:
    'When its pods are gone the API server refuses every new pod, those of the webhook, of DNS and of the network among them: the outage does not heal by itself, and an attacker needs to stop one program to stop all.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: webhooks,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Leave kube-system and its own namespace out, by a namespaceSelector on kubernetes.io/metadata.name.',
  },
  examples: [
    {
      name: 'the namespaces of the cluster are left out',
      objects: webhook(
        'Validating',
        'namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system] }] }',
      ),
      violations: [],
    },
    { name: 'open on failure', objects: webhook('Mutating', 'failurePolicy: Ignore'), violations: [] },
    {
      name: 'every pod',
      objects: webhook('Mutating', 'failurePolicy: Fail, namespaceSelector: {}'),
      violations: ['/webhooks/0/namespaceSelector'],
    },
  ],
});
