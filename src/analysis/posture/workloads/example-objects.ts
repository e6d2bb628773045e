/** YAML of objects for the examples of checks: they are called `web` and live in `shop`. */

/** Several documents of one file. */
export const documents = (...all: readonly string[]): string => all.join('\n---\n');

/** An object of any kind, its spec written in flow style. */
export const inShop = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web, namespace: shop }\nspec: ${spec}`;

/** A pod without resources in a namespace whose LimitRange has these defaults, and one in another namespace. */
export const inNamespaceWithDefaults = (defaults: string): string => `
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: shop }
spec: { limits: [{ type: Container, ${defaults} }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: app }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: finance }
spec: { containers: [{ name: app, resources: {} }] }
`;

/** A Deployment that runs this pod. */
export const deployment = (pod: string): string =>
  inShop('apps/v1', 'Deployment', `{ template: { spec: ${pod} } }`);

/** An autoscaler of the Deployment `web`. */
export const autoscaler = (fields: string): string =>
  inShop(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `{ scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ${fields} }`,
  );

/** What runs to its end: a Job, a CronJob and a Pod that is not started again, each with this pod, which has to be in braces. */
export const runsToItsEnd = (pod: string): string =>
  documents(
    inShop('batch/v1', 'Job', `{ template: { spec: ${pod} } }`),
    inShop('batch/v1', 'CronJob', `{ jobTemplate: { spec: { template: { spec: ${pod} } } } }`),
    inShop('v1', 'Pod', pod.replace('{', '{ restartPolicy: Never,')),
  );

/** Replicas of a Deployment whose pods have the label `app: web`. */
export const replicas = (count: number, name = 'web'): string =>
  inShop(
    'apps/v1',
    'Deployment',
    `{ replicas: ${count}, template: { metadata: { labels: { app: web } }, spec: {} } }`,
  ).replace('name: web', `name: ${name}`);

/** A disruption budget for the pods with the label `app: web`. */
export const disruptionBudget = (fields: string, name = 'web'): string =>
  inShop(
    'policy/v1',
    'PodDisruptionBudget',
    `{ selector: { matchLabels: { app: web } }, ${fields} }`,
  ).replace('name: web', `name: ${name}`);
