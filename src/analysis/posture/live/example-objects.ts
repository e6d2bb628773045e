/** YAML of objects for the examples of checks that need a live cluster. */

export { documents } from '../network/example-objects.ts';

/** The cluster, read on 2026-11-24; `fields` are more members of it in flow style: `, anonymous: { … }`. */
export const cluster = (version = 'v1.36.5', fields = ''): string =>
  `{ apiVersion: cluster, kind: Cluster, metadata: { name: '' }, date: '2026-11-24', server: { version: '${version}' }${fields} }`;

/** A node with members of its status, in flow style. */
export const node = (
  status: string,
  more: { readonly name?: string; readonly labels?: string } = {},
): string =>
  `apiVersion: v1
kind: Node
metadata: { name: ${more.name ?? 'worker'}, labels: { ${more.labels ?? ''} } }
status: { ${status} }`;

/** A node with members of its nodeInfo. */
export const nodeOf = (nodeInfo: string): string => node(`nodeInfo: { ${nodeInfo} }`);

export const controlPlaneNode = (name: string, taints = ''): string =>
  `apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { node-role.kubernetes.io/control-plane: '' } }
spec: { taints: [${taints}] }`;

export const controlPlaneTaint = '{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }';

/** A pod that runs; `fields` are its members in flow style. */
export const runningPod = (name: string, fields: string, namespace = 'shop'): string =>
  `{ apiVersion: cluster, kind: RunningPod, metadata: { name: ${name}, namespace: ${namespace} }, ${fields} }`;

/** Whether something is ready behind the Service `web` of namespace `shop`. */
export const endpoints = (isReady: boolean): string =>
  `{ apiVersion: cluster, kind: ServiceEndpoints, metadata: { name: web-1, namespace: shop }, service: web, isReady: ${isReady} }`;

/** A DaemonSet that runs one image. */
export const daemonSet = (name: string, image: string, status = ''): string =>
  `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name}, namespace: kube-system }
spec: { selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: agent, image: '${image}' }] } } }
status: { ${status} }`;
