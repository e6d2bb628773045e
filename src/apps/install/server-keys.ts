import { randomBytes } from 'node:crypto';
import { newToken } from '../server/api/changing.ts';
import { type Applied, type Cluster, failureOf, fieldManager } from './cluster/cluster.ts';
import { collectionPath, type KubeObject, kindOf, pathOf } from './cluster/object-kinds.ts';
import type { Release } from './cluster/release-objects.ts';
import { serverKeys } from './objects/server-files.ts';
import type { Values } from './values/read-values.ts';

/** The Secret with the server's keys, where nobody names one. */
export const serverKeysName = ({ name }: Release): string => `${name}-server`;

const serverOf = ({ server }: Values): Values =>
  typeof server === 'object' && server !== null ? (server as Values) : {};

/** Whether nobody names a Secret: then "seawall install" makes one, for nothing random can stand in a chart. */
export const needsServerKeys = (values: Values): boolean => (serverOf(values)['secretName'] ?? '') === '';

/** The values with our own Secret named. */
export const withServerKeys = (release: Release, values: Values): Values => ({
  ...values,
  server: { ...serverOf(values), secretName: serverKeysName(release) },
});

interface Secret extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * Makes the Secret where there is none, and the keys that it lacks. What is there stays: with another key the change trail would look as if
 * somebody had written past Seawall. No value is shown or logged.
 */
export const ensureServerKeys = async (
  cluster: Cluster,
  release: Release,
  dryRun: boolean,
): Promise<Applied> => {
  const secret = secretOf(release);
  const present = await cluster.find<Secret>(pathOf(secret));
  const missing = Object.keys(serverKeys).filter((key) => present?.data?.[key] === undefined);
  if (missing.length === 0) return 'unchanged';
  const stringData = Object.fromEntries(missing.map((key) => [key, newKey(key)]));
  const { connection } = cluster;
  try {
    if (present === undefined)
      await connection.send(
        'POST',
        collectionPath(kindOf(secret), release.namespace),
        { ...secret, stringData },
        { dryRun, fieldManager },
      );
    else
      await connection.send(
        'PATCH',
        pathOf(secret),
        { stringData },
        { dryRun, fieldManager, contentType: 'application/merge-patch+json' },
      );
  } catch (error) {
    throw failureOf(error, `making Secret ${release.namespace}/${secret.metadata.name}`, connection);
  }
  return present === undefined ? 'made' : 'changed';
};

/** A token has the form of a token; the others are 256 bits. */
const newKey = (key: string): string =>
  key === 'adminToken' ? newToken() : randomBytes(32).toString('base64');

/** Without its values. It stays when the installation is removed, as the findings do that it seals. */
const secretOf = (release: Release): KubeObject & { readonly type: string } => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'Opaque',
  metadata: {
    name: serverKeysName(release),
    namespace: release.namespace,
    labels: {
      'app.kubernetes.io/name': 'seawall',
      'app.kubernetes.io/instance': release.name,
      'app.kubernetes.io/component': 'api',
      'app.kubernetes.io/part-of': 'seawall',
      'app.kubernetes.io/managed-by': 'seawall',
    },
    annotations: { 'helm.sh/resource-policy': 'keep' },
  },
});
