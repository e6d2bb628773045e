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

const violation = (annotations: Readonly<Record<string, string>>, key: string): Violation | undefined =>
  breaking.test(annotations[key] ?? '')
    ? {
        path: join('/metadata/annotations', key),
        detail: `annotation ${key} has characters that end a directive of the configuration`,
      }
    : undefined;

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
    violationsIn(pasted, (key) => violation(metadata?.annotations ?? {}, key)),
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
      name: 'a line of its own',
      objects: ingress('{}', 'nginx.ingress.kubernetes.io/auth-tls-match-cn: "CN=a\\nload_module b"'),
      violations: ['/metadata/annotations/nginx.ingress.kubernetes.io~1auth-tls-match-cn'],
    },
  ],
});
