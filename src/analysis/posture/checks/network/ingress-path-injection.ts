import { type IngressView, ingresses } from '../../../../inventory/views/ingresses.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Folders of the controller's container that no application serves: accounts, its configuration, its token, its processes. */
const folder = /^\/+(?:etc|root|proc|var\/run\/(?:secrets|kubernetes))(?:\/|$)/;

/** A path of type ImplementationSpecific was once written into the configuration as it is (CVE-2021-25748). */
const lineEnd = /[\r\n]/;

const wrongIn = (path: string): string | undefined => {
  if (folder.test(path)) return 'is a folder of the controller itself';
  return lineEnd.test(path) ? 'ends the line of the configuration that it is written into' : undefined;
};

const evaluate = ({ object: { spec } }: IngressView): readonly Violation[] =>
  (spec?.rules ?? []).flatMap((rule, index) =>
    violationsIn(rule.http?.paths, ({ path = '' }, at) => {
      const wrong = wrongIn(path);
      return wrong === undefined
        ? undefined
        : {
            path: join('/spec/rules', index, 'http', 'paths', at, 'path'),
            detail: `path ${at} of rule ${index} ${wrong}`,
          };
    }),
  );

const withPath = (path: string): string =>
  ingress(
    `{ rules: [{ host: shop.example.com, http: { paths: [{ path: "${path}", pathType: ImplementationSpecific, backend: { service: { name: web, port: { number: 80 } } } }] } }] }`,
  );

const place = '/spec/rules/0/http/paths/0/path';

export const ingressPathInjection = defineCheck({
  id: 'ingress-path-injection',
  title: 'Paths of Ingresses must not reach into the controller',
  severity: 'medium',
  reason: 'path reaches into the controller',
  rationale:
    'ingress-nginx before 1.2.0 could be made to serve files of its own container by the path of an Ingress: its token among them, which reads the Secrets of all namespaces (CVE-2021-25745).',
  controls: { attack: ['T1190', 'T1528'] },
  sources: ['malicious-actor', 'insider'],
  target: ingresses,
  evaluate,
  remedy: { safety: 'choice', words: 'Find out who wrote it, and serve the application under another path.' },
  examples: [
    { name: 'paths of an application', objects: withPath('/roots/etc/proc'), violations: [] },
    { name: 'the folder of the token', objects: withPath('/var/run/secrets'), violations: [place] },
    { name: 'a folder with accounts', objects: withPath('/etc/passwd'), violations: [place] },
    { name: 'a second line', objects: withPath('/a\\nb'), violations: [place] },
  ],
});
