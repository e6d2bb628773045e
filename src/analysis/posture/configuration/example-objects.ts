/** YAML of an EncryptionConfiguration: entries of resources with their providers. */
export const encryption = (
  ...entries: readonly (readonly [resources: string, providers: string])[]
): string =>
  `{ apiVersion: apiserver.config.k8s.io/v1, kind: EncryptionConfiguration, resources: [${entries
    .map(([resources, providers]) => `{ resources: [${resources}], providers: [${providers}] }`)
    .join(', ')}] }`;

/** A provider that is as it should be. */
export const kmsV2 = '{ kms: { apiVersion: v2, name: k, endpoint: "unix:///k.sock" } }';

/** YAML of an AdmissionConfiguration with one plugin. */
export const admission = (name: string, configuration: string): string =>
  `{ apiVersion: apiserver.config.k8s.io/v1, kind: AdmissionConfiguration, plugins: [{ name: ${name}, configuration: ${configuration} }] }`;

/** YAML of an AuthenticationConfiguration with these fields. */
export const authentication = (fields: string): string =>
  `{ apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration, ${fields} }`;
