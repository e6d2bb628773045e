import type { Inventory } from '../../../../inventory/inventory.ts';
import { inCluster, readinessOf } from '../../../../inventory/views/cluster-state.ts';
import { serviceNamed } from '../../../../inventory/views/services.ts';
import { type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents, endpoints } from '../../live/example-objects.ts';
import { service, webhook } from '../../network/example-objects.ts';

const evaluate = (view: WebhookView, inventory: Inventory): readonly Violation[] => {
  const { namespace, name } = view.spec.clientConfig?.service ?? {};
  if (namespace === undefined || name === undefined) return none;
  // A Service that is not there is told by dangling-webhook.
  if (serviceNamed(inventory, namespace, name) === undefined) return none;
  if (readinessOf(inventory, namespace, name) !== 'not-ready') return none;
  const effect =
    view.onFailure === 'Ignore' ? 'what it should decide passes unseen' : 'what it is asked about is refused';
  return [
    {
      path: join(view.path, 'clientConfig', 'service'),
      detail: `webhook "${view.name}": nothing is ready behind Service "${namespace}/${name}", so ${effect}`,
    },
  ];
};

const toWeb = (more = ''): string =>
  webhook('Validating', `clientConfig: { service: { namespace: shop, name: web } }${more}`);
const web = service('{ selector: { app: web }, ports: [{ port: 443 }] }');
const found = 'ValidatingWebhookConfiguration/web /webhooks/0/clientConfig/service';

export const webhookWithoutEndpoints = defineCheck({
  id: 'webhook-without-endpoints',
  title: 'Something must be ready behind each webhook',
  severity: 'high',
  reason: 'nothing is ready behind the webhook',
  rationale:
    'With failurePolicy Ignore every object passes unseen, as if there were no policy. With Fail nothing can be created, repairs and patches included.',
  controls: { nsa: ['NSA-POD-12', 'NSA-POD-14'], attack: ['T1562.001', 'T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: inCluster(webhooks),
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Bring its pods back, or delete the configuration that nobody answers.',
  },
  examples: [
    { name: 'ready', objects: documents(cluster(), web, endpoints(true), toWeb()), violations: [] },
    { name: 'nothing is read from a cluster', objects: documents(web, toWeb()), violations: [] },
    { name: 'its endpoints are not known', objects: documents(cluster(), web, toWeb()), violations: [] },
    {
      name: 'one that refuses everything',
      objects: documents(cluster(), web, endpoints(false), toWeb()),
      violations: [found],
    },
    {
      name: 'one that lets everything pass',
      objects: documents(cluster(), web, endpoints(false), toWeb(', failurePolicy: Ignore')),
      violations: [found],
    },
  ],
});
