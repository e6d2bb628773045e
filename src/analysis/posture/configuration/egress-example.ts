/** YAML of an EgressSelectorConfiguration with one selection. */
export const egress = (name: string, connection: string): string =>
  `{ apiVersion: apiserver.k8s.io/v1beta1, kind: EgressSelectorConfiguration, egressSelections: [{ name: ${name}, connection: ${connection} }] }`;
