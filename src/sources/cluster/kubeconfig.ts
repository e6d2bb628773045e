import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import {
  any,
  boolean,
  conform,
  list,
  map,
  object,
  type Shaped,
  scalar,
  string,
  type WrongType,
} from '../../model/shape.ts';
import { readTextFile } from '../../platform/files.ts';
import { readDocuments } from '../manifests/read.ts';

/** What is read of a kubeconfig (client-go, `tools/clientcmd/api/v1`). */
const cluster = object({
  server: string,
  'certificate-authority': string,
  'certificate-authority-data': string,
  'insecure-skip-tls-verify': boolean,
  'tls-server-name': string,
  'proxy-url': string,
  'disable-compression': boolean,
});
const exec = object({
  apiVersion: string,
  command: string,
  args: list(string),
  env: list(object({ name: string, value: string })),
  installHint: string,
  provideClusterInfo: boolean,
});
const user = object({
  'client-certificate': string,
  'client-certificate-data': string,
  'client-key': string,
  'client-key-data': string,
  token: string,
  tokenFile: string,
  as: string,
  'as-groups': list(string),
  username: string,
  password: string,
  exec,
  'auth-provider': object({ name: string, config: map(any) }),
});
const context = object({ cluster: string, user: string, namespace: string });
const shape = object({
  clusters: list(object({ name: scalar, cluster })),
  users: list(object({ name: scalar, user })),
  contexts: list(object({ name: scalar, context })),
  'current-context': scalar,
});

type Config = Shaped<typeof shape>;
export type ExecEntry = Shaped<typeof exec>;
export type ContextEntry = Shaped<typeof context>;
export type ClusterEntry = Shaped<typeof cluster>;
export type UserEntry = Shaped<typeof user>;

/** Something that a file says, and the file: relative names are looked up beside it. */
export interface Said<T> {
  readonly value: T;
  readonly file: string;
}

export interface Kubeconfig {
  readonly clusters: ReadonlyMap<string, Said<ClusterEntry>>;
  readonly users: ReadonlyMap<string, Said<UserEntry>>;
  readonly contexts: ReadonlyMap<string, Said<ContextEntry>>;
  readonly current: string | undefined;
}

export const invalidKubeconfig = (message: string, detail: readonly string[]): SeawallError =>
  new SeawallError('invalid-kubeconfig', message, detail);

/** Reads the files; they are merged as kubectl does, the first to name something wins. Throws a SeawallError that names the file. */
export const readKubeconfig = (files: readonly string[]): Kubeconfig =>
  merge(files.map((file) => ({ file, value: readConfig(file) })));

const readConfig = (file: string): Config => {
  const read = readTextFile(file, limits.kubeconfigBytes);
  switch (read.kind) {
    case 'unreadable':
      throw invalidKubeconfig('the kubeconfig cannot be read', [
        `${file}: ${read.reason}; name another with --kubeconfig or KUBECONFIG`,
      ]);
    case 'too-large':
      throw invalidKubeconfig('the kubeconfig is too large', [
        `${file}: ${read.bytes} bytes, over kubeconfigBytes (${limits.kubeconfigBytes})`,
      ]);
    case 'not-text':
      throw invalidKubeconfig('the kubeconfig is no text', [
        `${file}:${read.line}:${read.column}: ${read.reason}`,
      ]);
    default:
      return parse(read.text, file);
  }
};

const parse = (text: string, file: string): Config => {
  const { documents, problems } = readDocuments(text, file);
  const [problem] = problems;
  if (problem !== undefined)
    throw invalidKubeconfig('the kubeconfig is not valid YAML', [
      `${file}:${problem.line ?? 1}: ${problem.detail}`,
    ]);
  const value = documents[0]?.value;
  if (typeof value !== 'object' || value === null)
    throw invalidKubeconfig('the kubeconfig is empty', [`${file}: it has no clusters, users and contexts`]);
  const wrong: WrongType[] = [];
  const config = conform(shape, value, wrong);
  if (wrong.length > 0)
    throw invalidKubeconfig(
      'the kubeconfig has fields of a wrong type',
      wrong.map(({ path, expected, found }) => `${file}: ${path} must be ${expected}, not ${found}`),
    );
  return config ?? {};
};

const merge = (configs: readonly Said<Config>[]): Kubeconfig => {
  const clusters = new Map<string, Said<ClusterEntry>>();
  const users = new Map<string, Said<UserEntry>>();
  const contexts = new Map<string, Said<ContextEntry>>();
  let current: string | undefined;
  for (const { file, value } of configs) {
    for (const { name, cluster: one } of value.clusters ?? []) enter(clusters, name, one, file);
    for (const { name, user: one } of value.users ?? []) enter(users, name, one, file);
    for (const { name, context: one } of value.contexts ?? []) enter(contexts, name, one, file);
    const named = String(value['current-context'] ?? '');
    if (named !== '') current ??= named;
  }
  return { clusters, users, contexts, current };
};

const enter = <T extends object>(
  into: Map<string, Said<T>>,
  name: string | number | undefined,
  value: T | undefined,
  file: string,
): void => {
  const key = String(name ?? '');
  if (!into.has(key)) into.set(key, { value: value ?? ({} as T), file });
};
