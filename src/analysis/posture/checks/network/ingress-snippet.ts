import { ingresses } from '../../../../inventory/views/ingresses.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Annotations that controllers paste into the configuration of their proxy. */
const snippet =
  /^(nginx\.ingress\.kubernetes\.io|nginx\.org|haproxy\.org|haproxy-ingress\.github\.io)\/[a-z-]+-snippets?$/;

/** What an attack reaches for: the token of the controller, and programs inside the configuration. */
const reaching = /serviceaccount|_by_lua|js_content|load_module|\balias\b|\/proc\//;

const violation = ([key, value]: readonly [string, string]): Violation | undefined => {
  if (!snippet.test(key)) return undefined;
  const isReaching = reaching.test(value);
  return {
    path: join('/metadata/annotations', key),
    detail: `annotation ${key} ${isReaching ? 'reaches for files or runs a program in' : 'adds to'} the configuration of the controller`,
    ...(isReaching ? { severity: 'high' } : {}),
  };
};

const key = 'nginx.ingress.kubernetes.io/configuration-snippet';
const path = '/metadata/annotations/nginx.ingress.kubernetes.io~1configuration-snippet';

export const ingressSnippet = defineCheck({
  id: 'ingress-snippet',
  title: 'Ingresses must not configure the controller by snippets',
  severity: 'medium',
  reason: 'Ingress holds a snippet',
  rationale:
    'A snippet may do whatever the proxy can: read its token and the private keys of every host, send the traffic of others elsewhere. A controller that takes this one takes those of an attacker too.',
  controls: { attack: ['T1190', 'T1528'] },
  sources: ['malicious-actor', 'insider'],
  target: ingresses,
  evaluate: ({ object: { metadata } }) =>
    violationsIn(Object.entries(metadata?.annotations ?? {}), violation),
  remedy: {
    safety: 'choice',
    words:
      'Use an annotation made for the purpose, or configure it for all in the controller, and switch snippets off.',
  },
  examples: [
    {
      name: 'an annotation made for the purpose',
      objects: ingress('{}', 'nginx.ingress.kubernetes.io/proxy-body-size: 8m'),
      violations: [],
    },
    { name: 'a header', objects: ingress('{}', `${key}: "more_set_headers X: y;"`), violations: [path] },
    {
      name: 'the token of the controller',
      objects: ingress('{}', `${key}: "alias /var/run/secrets/kubernetes.io/serviceaccount/;"`),
      violations: [path],
    },
  ],
});
