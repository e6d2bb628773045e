import type { Inventory } from '../../../../inventory/inventory.ts';
import { type IngressNginx, ingressNginx, settingsOf } from '../../../../inventory/views/ingress-nginx.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inShop } from '../../network/example-objects.ts';

type Version = readonly [number, number, number];

const isBefore = (version: Version, other: Version): boolean => {
  const at = version.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (version[at] ?? 0) < (other[at] ?? 0);
};

const setting = 'allow-snippet-annotations';

/**
 * The setting came with 0.49.1 and 1.0.1, as an answer to CVE-2021-25742, and has been off by default since 1.9.0.
 * (github.com/kubernetes/ingress-nginx/issues/7837)
 */
const saying = (version: Version | undefined, said: string | undefined): string | undefined => {
  if (version !== undefined) {
    const [major, minor, patch] = version;
    const isFirst = major === 1 && minor === 0 && patch === 0;
    if (isFirst || isBefore(version, [0, 49, 1])) return 'cannot refuse them';
    if (said === undefined && isBefore(version, [1, 9, 0])) return 'takes them unless told not to';
  }
  return said === 'true' ? 'is told to take them' : undefined;
};

const evaluate = (controller: IngressNginx, inventory: Inventory): readonly Violation[] => {
  const settings = settingsOf(inventory, controller);
  const found = saying(controller.version, settings?.data[setting]);
  if (found === undefined) return none;
  const { resource } = settings ?? {};
  return [
    {
      path: controller.path,
      detail: `snippets in annotations of Ingresses: "${controller.image}" ${found} (${setting})`,
      ...(resource === undefined
        ? {}
        : { because: [`ConfigMap ${resource.reference.namespace}/${resource.reference.name}`] }),
    },
  ];
};

const controller = (tag: string): string =>
  inShop(
    'v1',
    'Pod',
    `{ containers: [{ name: controller, image: "registry.k8s.io/ingress-nginx/controller:${tag}", args: [/nginx-ingress-controller, --configmap=$(POD_NAMESPACE)/web] }] }`,
  );

const settings = (value: string): string =>
  inShop('v1', 'ConfigMap', '{}').replace('spec: {}', `data: { ${setting}: "${value}" }`);

export const ingressNginxSnippets = defineCheck({
  id: 'ingress-nginx-snippets',
  title: 'ingress-nginx must not take snippets from Ingresses',
  severity: 'high',
  reason: 'controller takes snippets of Ingresses',
  rationale:
    'A snippet is configuration of the web server itself. Whoever may write an Ingress in some namespace reads with it the token of the controller, and with that the Secrets of all namespaces (CVE-2021-25742).',
  controls: { nsa: ['NSA-UPG-03'], attack: ['T1190', 'T1528'], kubescape: ['C-0059'] },
  sources: ['malicious-actor', 'insider'],
  target: ingressNginx,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: `Set ${setting} to "false" in the ConfigMap of the controller, which has to be 1.0.1 or newer.`,
  },
  examples: [
    { name: 'off since 1.9.0', objects: controller('v1.9.0'), violations: [] },
    { name: 'switched off', objects: documents(controller('v1.2.0'), settings('false')), violations: [] },
    { name: 'on before 1.9.0', objects: controller('v1.8.5'), violations: ['/spec/containers/0/image'] },
    {
      name: 'nothing to switch off',
      objects: documents(controller('v1.0.0'), settings('false')),
      violations: ['Pod/web /spec/containers/0/image'],
    },
    {
      name: 'switched on',
      objects: documents(controller('v1.13.0'), settings('true')),
      violations: ['Pod/web /spec/containers/0/image'],
    },
  ],
});
