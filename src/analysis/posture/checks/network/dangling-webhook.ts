import type { Inventory } from '../../../../inventory/inventory.ts';
import { type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, service, webhook } from '../../network/example-objects.ts';
import { missingService } from '../../network/missing-service.ts';

const evaluate = ({ path, spec }: WebhookView, inventory: Inventory): readonly Violation[] => {
  const { namespace, name, port = 443 } = spec.clientConfig?.service ?? {};
  if (namespace === undefined || name === undefined) return none;
  const at = join(path, 'clientConfig', 'service');
  const found = missingService(inventory, { path: at, namespace, name, port });
  return found === undefined ? none : [found];
};

const toWeb = webhook('Validating', 'clientConfig: { service: { namespace: shop, name: web } }');

export const danglingWebhook = defineCheck({
  id: 'dangling-webhook',
  title: 'Webhooks must name Services that exist',
  severity: 'medium',
  reason: 'Service of the webhook not found',
  rationale:
    'Either every request that it is asked about fails, or all of them pass unseen. Whoever may create the Service decides from then on what is stored.',
  controls: { attack: ['T1562.001', 'T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: webhooks,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct clientConfig.service, or delete the webhook that nobody answers any more.',
  },
  examples: [
    { name: 'it is there', objects: documents(service('{ ports: [{ port: 443 }] }'), toWeb), violations: [] },
    { name: 'a Service is kept elsewhere', objects: toWeb, violations: ['/webhooks/0/clientConfig/service'] },
    {
      name: 'another port',
      objects: documents(service('{ ports: [{ port: 8443 }] }'), toWeb),
      violations: ['ValidatingWebhookConfiguration/web /webhooks/0/clientConfig/service'],
    },
  ],
});
