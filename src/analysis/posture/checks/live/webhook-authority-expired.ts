import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusterOf, inCluster } from '../../../../inventory/views/cluster-state.ts';
import { type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { lastDaysIn } from '../../../../model/certificate.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { endedCertificate, lastingCertificate } from '../../live/example-certificates.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { isOver } from '../../live/kubernetes-version.ts';
import { webhook } from '../../network/example-objects.ts';

const evaluate = (view: WebhookView, inventory: Inventory): readonly Violation[] => {
  const date = clusterOf(inventory)?.date ?? '';
  const days = lastDaysIn(view.spec.clientConfig?.caBundle ?? '');
  if (days.length === 0 || !days.every((day) => isOver(day, date))) return none;
  const last = [...days].sort().at(-1) ?? '';
  const effect =
    view.onFailure === 'Ignore' ? 'what it should decide passes unseen' : 'what it is asked about is refused';
  return [
    {
      path: join(view.path, 'clientConfig', 'caBundle'),
      detail: `webhook "${view.name}" trusts authorities that ended on ${last} at the latest, so ${effect}`,
    },
  ];
};

const trusting = (bundle: string): string =>
  webhook('Validating', `clientConfig: { url: 'https://a.example.com', caBundle: ${bundle} }`);

export const webhookAuthorityExpired = defineCheck({
  id: 'webhook-authority-expired',
  title: 'The authority that a webhook trusts must not have expired',
  severity: 'high',
  reason: 'authority of the webhook has expired',
  rationale:
    'The API server can no longer talk to it. With failurePolicy Ignore every object passes unseen from that day on; with Fail nothing can be created.',
  controls: { nsa: ['NSA-POD-12', 'NSA-POD-14'], attack: ['T1562.001', 'T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: inCluster(webhooks),
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: { safety: 'choice', words: 'Have the certificates renewed, and caBundle with them.' },
  examples: [
    { name: 'it lasts', objects: documents(cluster(), trusting(lastingCertificate)), violations: [] },
    { name: 'what nobody can read', objects: documents(cluster(), trusting('QUJD')), violations: [] },
    { name: 'nothing is read from a cluster', objects: trusting(endedCertificate), violations: [] },
    {
      name: 'it ended',
      objects: documents(cluster(), trusting(endedCertificate)),
      violations: ['ValidatingWebhookConfiguration/web /webhooks/0/clientConfig/caBundle'],
    },
  ],
});
