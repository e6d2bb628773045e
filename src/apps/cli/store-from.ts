import { env } from 'node:process';
import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { ClusterRecord } from '../../model/records.ts';
import { readTextFile } from '../../platform/files.ts';
import { openStore } from '../../platform/store/open.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Values } from './option.ts';

/** Where findings are kept unless the command line or SEAWALL_STORE says otherwise. */
const usualStore = 'seawall.db';

/** Characters of a key. */
const shortestKey = 16;

export const storeUrl = (values: Values): string =>
  values.value('store') ?? env['SEAWALL_STORE'] ?? usualStore;

/** Opens the store that the command line names. */
export const storeFrom = (values: Values): Promise<Store> => {
  const key = sealKeyFrom(values);
  return openStore(storeUrl(values), key === undefined ? {} : { sealKey: key });
};

/** The key that seals the change trail. Throws `usage` where its file cannot be read. */
export const sealKeyFrom = (values: Values): string | undefined => {
  const file = values.value('seal-key-file');
  if (file === undefined) return env['SEAWALL_SEAL_KEY'];
  const read = readTextFile(file, limits.fileBytes);
  const key = read.kind === 'text' ? read.text.trim() : '';
  if (key.length < shortestKey)
    throw new SeawallError('usage', `${file} holds no key that seals anything`, [
      `at least ${shortestKey} characters: openssl rand -base64 32 > ${file}`,
    ]);
  return key;
};

/** The cluster that the command line names; the only one where it names none. Throws `usage`. */
export const clusterIn = async (store: Store, values: Values): Promise<ClusterRecord> => {
  const clusters = await store.clusters();
  const name = values.value('cluster-name');
  const names = clusters.map((one) => one.name);
  const found = clusters.filter((one) => name === undefined || one.name === name || one.uid === name);
  const [cluster] = found;
  if (cluster !== undefined && found.length === 1) return cluster;
  if (clusters.length === 0)
    throw new SeawallError('usage', `no cluster reports to ${storeUrl(values)} yet`, [
      'seawall serve keeps what it finds there',
    ]);
  throw new SeawallError(
    'usage',
    name === undefined
      ? 'several clusters report to this store: name one with --cluster-name'
      : `no cluster "${name}" reports to this store${didYouMean(name, names)}`,
    [names.join(', ')],
  );
};
