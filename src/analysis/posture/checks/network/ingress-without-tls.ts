import { type IngressView, ingresses } from '../../../../inventory/views/ingresses.ts';
import { fieldPath, join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Annotations by which controllers get their certificate from elsewhere, or leave TLS to the pods. */
const elsewhere: Readonly<Record<string, RegExp>> = {
  'alb.ingress.kubernetes.io/certificate-arn': /./,
  'alb.ingress.kubernetes.io/listen-ports': /HTTPS/,
  'networking.gke.io/managed-certificates': /./,
  'ingress.gcp.kubernetes.io/pre-shared-cert': /./,
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate': /./,
  'traefik.ingress.kubernetes.io/router.tls': /^true$/,
  'nginx.ingress.kubernetes.io/ssl-passthrough': /^true$/,
  'haproxy.org/ssl-passthrough': /^true$/,
};

const hasItElsewhere = ({ object: { metadata } }: IngressView): boolean =>
  Object.entries(elsewhere).some(([key, value]) => value.test(metadata?.annotations?.[key] ?? ''));

/** `*.example.com` stands for one label. (networking/v1 IngressRule) */
const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));

const evaluate = (view: IngressView): readonly Violation[] => {
  const { tls = [], rules } = view.object.spec ?? {};
  const { name } = view.resource.reference;
  if (hasItElsewhere(view)) return none;
  if (tls.length === 0)
    return [
      { path: fieldPath('/spec/tls'), detail: `Ingress "${name}" has no spec.tls: it speaks plain HTTP` },
    ];
  // An entry without hosts is for whatever the controller has a certificate for.
  if (tls.some(({ hosts = [] }) => hosts.length === 0)) return none;
  const hosts = tls.flatMap((one) => one.hosts ?? []);
  return violationsIn(rules, ({ host = '' }, index) =>
    host === '' || hosts.some((pattern) => covers(pattern, host))
      ? undefined
      : {
          path: join('/spec/rules', index, 'host'),
          detail: `Ingress "${name}" has host "${host}" in no entry of spec.tls: it speaks plain HTTP there`,
        },
  );
};

export const ingressWithoutTls = defineCheck({
  id: 'ingress-without-tls',
  title: 'Ingresses must speak TLS',
  severity: 'medium',
  reason: 'Ingress without TLS',
  rationale:
    'Whoever is on the way between user and cluster reads passwords and sessions, and changes what is sent in both directions.',
  controls: {
    nsa: ['NSA-NET-10'],
    attack: ['T1040', 'T1557'],
    kubescape: ['C-0245', 'C-0263'],
    polaris: ['tlsSettingsMissing'],
  },
  sources: ['malicious-actor'],
  target: ingresses,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'List each host in spec.tls with a Secret that holds its certificate, which cert-manager can keep fresh.',
  },
  examples: [
    {
      name: 'each host has its certificate',
      objects: ingress(
        '{ tls: [{ hosts: [shop.example.com, "*.shop.example.com"], secretName: shop }], rules: [{ host: shop.example.com }, { host: api.shop.example.com }] }',
      ),
      violations: [],
    },
    {
      name: 'the certificate of the controller',
      objects: ingress('{ tls: [{}], rules: [{ host: shop.example.com }] }'),
      violations: [],
    },
    {
      name: 'the certificate of a cloud',
      objects: ingress(
        '{ rules: [{ host: shop.example.com }] }',
        'networking.gke.io/managed-certificates: shop',
      ),
      violations: [],
    },
    {
      name: 'no TLS',
      objects: ingress('{ rules: [{ host: shop.example.com }] }'),
      violations: ['/spec/tls'],
    },
    {
      name: 'TLS for some hosts',
      objects: ingress(
        '{ tls: [{ hosts: ["*.example.com"], secretName: shop }], rules: [{ host: shop.example.com }, { host: a.shop.example.com }] }',
      ),
      violations: ['/spec/rules/1/host'],
    },
  ],
});
