/** YAML of a Namespace for the examples of checks; `labels` is the inside of a flow mapping. */
export const namespace = (name: string, labels?: string): string =>
  `apiVersion: v1
kind: Namespace
metadata: { name: ${name}${labels === undefined ? '' : `, labels: { ${labels} }`} }`;

/** YAML of an object in namespace `shop`, with a spec. */
export const inShop = (kind: string, spec: string): string =>
  `apiVersion: v1
kind: ${kind}
metadata: { name: limits, namespace: shop }
spec: ${spec}`;
