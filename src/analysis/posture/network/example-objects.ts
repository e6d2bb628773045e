/** YAML of objects for the examples of checks: they are called `web` and live in `shop`. */

/** Several documents of one file. */
export const documents = (...all: readonly string[]): string => all.join('\n---\n');

/** An object of any kind; `metadata` is the inside of a flow mapping, the spec is written in flow style. */
export const inShop = (apiVersion: string, kind: string, spec: string, metadata?: string): string =>
  `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: web, namespace: shop${metadata === undefined ? '' : `, ${metadata}`} }
spec: ${spec}`;

export const service = (spec: string, annotations?: string): string =>
  inShop('v1', 'Service', spec, annotations && `annotations: { ${annotations} }`);

export const ingress = (spec: string, annotations?: string): string =>
  inShop('networking.k8s.io/v1', 'Ingress', spec, annotations && `annotations: { ${annotations} }`);

export const networkPolicy = (spec: string): string => inShop('networking.k8s.io/v1', 'NetworkPolicy', spec);

/** A pod with the label `app: web`, or with that of another name. */
export const pod = (spec = '{ containers: [{ name: app }] }', app = 'web'): string =>
  inShop('v1', 'Pod', spec, `labels: { app: ${app} }`).replace('name: web', `name: ${app}`);

/** The same objects in another namespace. */
export const inNamespace = (namespace: string, objects: string): string =>
  objects.replaceAll('namespace: shop', `namespace: ${namespace}`);

export const httpRoute = (spec: string): string => inShop('gateway.networking.k8s.io/v1', 'HTTPRoute', spec);

/** A Gateway with these listeners. */
export const gateway = (...listeners: readonly string[]): string =>
  inShop(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    `{ gatewayClassName: example, listeners: [${listeners.join(', ')}] }`,
  );

/** An object of Istio's; `group` is `security` or `networking`. */
export const istio = (group: 'security' | 'networking', kind: string, spec: string): string =>
  inShop(`${group}.istio.io/v1`, kind, spec);

/** A configuration of one webhook, whose fields these are; it is asked about pods unless they say otherwise. */
export const webhook = (sort: 'Validating' | 'Mutating', fields: string): string =>
  `apiVersion: admissionregistration.k8s.io/v1
kind: ${sort}WebhookConfiguration
metadata: { name: web }
webhooks: [{ name: web.example.com, rules: [{ apiGroups: [''], resources: [pods], operations: [CREATE] }], ${fields} }]`;
