import { isAskedAbout, type WebhookView, webhooks } from '../../../../inventory/views/webhooks.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { webhook } from '../../network/example-objects.ts';

/** `https://host/path`: what is before the next slash, colon or question mark. */
const destination = (url: string): { readonly scheme: string; readonly host: string } => {
  const [, scheme = '', host = ''] = /^([a-z]+):\/\/([^/:?#]{1,253})/i.exec(url) ?? [];
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
};

/** The API server's own machine, or a Service by its name. */
const isInside = (host: string): boolean =>
  host === 'localhost' || host === '127.0.0.1' || /\.svc(\.|$)/.test(host);

const evaluate = (view: WebhookView): readonly Violation[] => {
  const url = view.spec.clientConfig?.url;
  if (url === undefined) return none;
  const { scheme, host } = destination(url);
  const isPlain = scheme !== 'https';
  if (isInside(host) && !isPlain) return none;
  const seesSecrets = isAskedAbout(view, '', 'secrets');
  return [
    {
      path: join(view.path, 'clientConfig', 'url'),
      detail: `webhook "${view.name}" is asked at ${host === '' ? 'no readable address' : host}${isPlain ? ', without TLS' : ', outside of the cluster'}${seesSecrets ? ', about Secrets too' : ''}`,
      ...(seesSecrets || isPlain ? { severity: 'high' } : {}),
    },
  ];
};

export const webhookOutsideCluster = defineCheck({
  id: 'webhook-outside-cluster',
  title: 'Admission webhooks must run in the cluster',
  severity: 'medium',
  reason: 'objects are sent to a foreign address',
  rationale:
    'The API server sends each object there in full, and does what the answer says. Whoever has that host, or the way to it, reads the objects and, by a mutating webhook, writes them.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1041', 'T1557'] },
  sources: ['malicious-actor', 'insider', 'supply-chain'],
  target: webhooks,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Run the webhook as a Service of the cluster, name that in clientConfig.service, and narrow its rules.',
  },
  examples: [
    {
      name: 'a Service',
      objects: webhook('Mutating', 'clientConfig: { service: { namespace: shop, name: web } }'),
      violations: [],
    },
    {
      name: 'a Service by its name',
      objects: webhook('Mutating', 'clientConfig: { url: "https://web.shop.svc:8443/mutate" }'),
      violations: [],
    },
    {
      name: 'a host of the internet, and plain HTTP',
      objects: `${webhook('Validating', 'clientConfig: { url: "https://policy.example.com/validate" }')}
---
${webhook('Mutating', 'clientConfig: { url: "http://web.shop.svc/mutate" }')}`,
      violations: [
        'ValidatingWebhookConfiguration/web /webhooks/0/clientConfig/url',
        'MutatingWebhookConfiguration/web /webhooks/0/clientConfig/url',
      ],
    },
  ],
});
