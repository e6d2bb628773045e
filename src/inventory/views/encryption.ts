import { list, object, type Shaped, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

const keyed = object({ keys: list(object({ name: string, secret: string })) });

/** One of its fields is set; which one says how objects are encrypted. */
const provider = object({
  identity: object({}),
  aescbc: keyed,
  aesgcm: keyed,
  secretbox: keyed,
  kms: object({ apiVersion: string, name: string, endpoint: string }),
});

export type EncryptionProvider = Shaped<typeof provider>;

/** `EncryptionConfig` of `v1` is its name from before Kubernetes 1.13. */
export const encryptionConfigurations = kindTarget(
  'encryption-configurations',
  'every EncryptionConfiguration of API servers',
  ['apiserver.config.k8s.io/EncryptionConfiguration', '/EncryptionConfig'],
  { resources: list(object({ resources: list(string), providers: list(provider) })) },
);

export type EncryptionView = ReturnType<typeof encryptionConfigurations.views>[number];

const kinds = ['identity', 'aescbc', 'aesgcm', 'secretbox', 'kms'] as const;

export type ProviderKind = (typeof kinds)[number];

/** `undefined` for one that the API server does not know. */
export const providerKind = (one: EncryptionProvider | undefined): ProviderKind | undefined =>
  kinds.find((kind) => one?.[kind] !== undefined);

/** `*.` is every resource of the core group, `*.*` is every resource. (kubernetes.io, "Encrypting Confidential Data at Rest") */
const coversSecrets = (resource: string): boolean => /^(?:secrets|\*\.|\*\.\*)$/.test(resource);

/** Index of the entry that decides on Secrets: the first that names them. */
export const entryOfSecrets = ({ object: { resources = [] } }: EncryptionView): number | undefined => {
  const index = resources.findIndex((entry) => entry.resources?.some(coversSecrets) === true);
  return index < 0 ? undefined : index;
};
