import { ingresses } from '../../../../inventory/views/ingresses.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Values that ingress-nginx before 1.11.5 and 1.12.1 wrote into its configuration unchecked (CVE-2025-1097, -1098, -24514). */
const pasted: readonly string[] = ['auth-url', 'auth-tls-match-cn', 'mirror-target', 'mirror-host'].map(
  (name) => `nginx.ingress.kubernetes.io/${name}`,
);

/** Ends a directive, opens or closes a block, or hides the rest of a line. No value of these annotations needs one. */
const breaking = /[\r\n;{}#]/;

/** All annotations of both controllers, but for the snippets, which ingress-snippet looks through. */
const ofNginx = /^nginx\.(?:ingress\.kubernetes\.io|org|com)\/(?!.*snippets?$)/;

/** What ingress-nginx itself refuses since 1.2.0: directives that serve files, programs in Lua, and its own files. (CVE-2021-25746) */
const reaching =
  /\b(?:alias|root)\b[^;]*;|_by_lua|\/etc\/(?:passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets/;

const wrongIn = (key: string, value: string): string | undefined => {
  if (pasted.includes(key) && breaking.test(value))
    return 'has characters that end a directive of the configuration';
  return ofNginx.test(key) && reaching.test(value)
    ? 'reaches into the container of the controller'
    : undefined;
};

const violation = ([key, value]: readonly [string, string]): Violation | undefined => {
  const wrong = wrongIn(key, value);
  return wrong === undefined
    ? undefined
    : { path: join('/metadata/annotations', key), detail: `annotation ${key} ${wrong}` };
};

export const ingressAnnotationInjection = defineCheck({
  id: 'ingress-annotation-injection',
  title: 'Annotations of Ingresses must not smuggle in configuration',
  severity: 'high',
  reason: 'annotation injects configuration',
  rationale:
    'The admission webhook of an old ingress-nginx tries the configuration out, with what the annotation added: code of the attacker runs in the controller, which reads the Secrets of all namespaces.',
  controls: { attack: ['T1190', 'T1059'], trivy: ['KCV-0093'] },
  sources: ['malicious-actor', 'insider'],
  target: ingresses,
  evaluate: ({ object: { metadata } }) =>
    violationsIn(Object.entries(metadata?.annotations ?? {}), violation),
  remedy: { safety: 'choice', words: 'Find out who wrote it, and write the plain address or name.' },
  examples: [
    {
      name: 'an address',
      objects: ingress('{}', 'nginx.ingress.kubernetes.io/auth-url: "https://login.example.com/verify"'),
      violations: [],
    },
    {
      name: 'a directive behind the address',
      objects: ingress(
        '{}',
        'nginx.ingress.kubernetes.io/auth-url: "http://example.com/#;}}} ssl_engine /proc/1/fd/9;#"',
      ),
      violations: ['/metadata/annotations/nginx.ingress.kubernetes.io~1auth-url'],
    },
    {
      name: 'a file of the controller by an annotation of any name',
      objects: ingress('{}', 'nginx.org/location: "root /etc/nginx;"'),
      violations: ['/metadata/annotations/nginx.org~1location'],
    },
    {
      name: 'a line of its own',
      objects: ingress('{}', 'nginx.ingress.kubernetes.io/auth-tls-match-cn: "CN=a\\nload_module b"'),
      violations: ['/metadata/annotations/nginx.ingress.kubernetes.io~1auth-tls-match-cn'],
    },
  ],
});
