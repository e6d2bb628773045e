import type { Inventory } from '../../../../inventory/inventory.ts';
import { configMaps } from '../../../../inventory/views/config-maps.ts';
import { ingressNginx, settingsOf } from '../../../../inventory/views/ingress-nginx.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import type { Resource } from '../../../../model/resource.ts';
import { defineCheck, none } from '../../check.ts';
import { documents, inShop } from '../../network/example-objects.ts';

const setting = 'allow-snippet-annotations';

/** Check ingress-nginx-snippets reports it at the controller, and says whether its version heeds it. */
const isReadByKnownController = (inventory: Inventory, resource: Resource): boolean =>
  inventory
    .select(ingressNginx)
    .some((controller) => settingsOf(inventory, controller)?.resource === resource);

const settings = (value: string): string =>
  inShop('v1', 'ConfigMap', '{}').replace('spec: {}', `data: { ${setting}: "${value}" }`);

export const ingressNginxSnippetSetting = defineCheck({
  id: 'ingress-nginx-snippet-setting',
  title: 'Settings of ingress-nginx must not allow snippets',
  severity: 'medium',
  reason: 'settings allow snippets of Ingresses',
  rationale:
    'With it whoever may write an Ingress in some namespace writes the configuration of the web server, and reads with that the token of the controller and the Secrets of all namespaces (CVE-2021-25742).',
  controls: { attack: ['T1190', 'T1528'], kubescape: ['C-0059'] },
  sources: ['malicious-actor', 'insider'],
  target: configMaps,
  evaluate: ({ resource, object: { data } }, { inventory }) =>
    data?.[setting] !== 'true' || isReadByKnownController(inventory, resource)
      ? none
      : [
          {
            path: fieldPath(`/data/${setting}`),
            detail: `ConfigMap "${resource.reference.name}" sets ${setting} to true`,
          },
        ],
  remedy: {
    safety: 'tightening',
    words: `Set ${setting} to "false", which is the default since ingress-nginx 1.9.0.`,
    operations: (_view, { path }) => [{ op: 'replace', path, value: 'false' }],
  },
  examples: [
    { name: 'refused', objects: settings('false'), violations: [] },
    { name: 'allowed', objects: settings('true'), violations: [`/data/${setting}`] },
    {
      name: 'the controller is known',
      objects: documents(
        settings('true'),
        inShop(
          'v1',
          'Pod',
          '{ containers: [{ name: controller, image: "registry.k8s.io/ingress-nginx/controller:v1.13.0", args: [--configmap=$(POD_NAMESPACE)/web] }] }',
        ),
      ),
      violations: [],
    },
  ],
});
