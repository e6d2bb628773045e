import { ingresses } from '../../../../inventory/views/ingresses.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Annotations that keep a controller from sending plain HTTP on to TLS, which it does by itself where an Ingress has TLS. */
const offSwitches: readonly string[] = [
  'nginx.ingress.kubernetes.io/ssl-redirect',
  'nginx.org/redirect-to-https',
  'ingress.kubernetes.io/ssl-redirect',
  'haproxy.org/ssl-redirect',
];

const violation = (annotations: Readonly<Record<string, string>>, key: string): Violation | undefined =>
  annotations[key] === 'false'
    ? {
        path: join('/metadata/annotations', key),
        detail: `annotation ${key} is "false": plain HTTP is answered too`,
      }
    : undefined;

export const ingressPlainHttp = defineCheck({
  id: 'ingress-plain-http',
  title: 'Ingresses with TLS must redirect plain HTTP',
  severity: 'low',
  reason: 'plain HTTP is not redirected',
  rationale:
    'Browsers and links begin with plain HTTP. Answered there, they stay, and what they send can be read and changed on its way although there is a certificate.',
  controls: { nsa: ['NSA-NET-10'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: ingresses,
  evaluate: ({ object: { spec, metadata } }) =>
    spec?.tls === undefined
      ? none
      : violationsIn(offSwitches, (key) => violation(metadata?.annotations ?? {}, key)),
  remedy: {
    safety: 'tightening',
    words: 'Remove the annotation, so that the controller redirects to TLS.',
    operations: (_view, { path }) => [{ op: 'remove', path }],
  },
  examples: [
    {
      name: 'the redirect is on',
      objects: ingress('{ tls: [{}] }', 'nginx.ingress.kubernetes.io/ssl-redirect: "true"'),
      violations: [],
    },
    {
      name: 'there is nothing to redirect to',
      objects: ingress('{}', 'nginx.ingress.kubernetes.io/ssl-redirect: "false"'),
      violations: [],
    },
    {
      name: 'the redirect is off',
      objects: ingress('{ tls: [{}] }', 'nginx.ingress.kubernetes.io/ssl-redirect: "false"'),
      violations: ['/metadata/annotations/nginx.ingress.kubernetes.io~1ssl-redirect'],
    },
  ],
});
