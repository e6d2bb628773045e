import { dirname, isAbsolute, join } from 'node:path';
import { nearest } from '../../model/nearest.ts';
import type { ExecPlugin, Target, TargetUser } from '../../platform/kube/target.ts';
import {
  type ClusterEntry,
  type ExecEntry,
  invalidKubeconfig,
  readKubeconfig,
  type Said,
  type UserEntry,
} from './kubeconfig.ts';

/**
 * The target that a context of these files names; they are merged as kubectl does, the first to name something wins. Throws a SeawallError
 * that names the file, the context and the way out.
 */
export const targetOf = (files: readonly string[], wanted: string | undefined, agent: string): Target => {
  const merged = readKubeconfig(files);
  const place = files.join(', ');
  const name = wanted ?? merged.current;
  if (name === undefined || name === '')
    throw invalidKubeconfig('the kubeconfig has no current context', [
      `${place}: choose one with --context: ${list3([...merged.contexts.keys()])}`,
    ]);
  const chosen = merged.contexts.get(name);
  if (chosen === undefined)
    throw invalidKubeconfig('the context is not in the kubeconfig', [
      missing('context', name, merged.contexts, place),
    ]);
  const clusterName = chosen.value.cluster ?? '';
  const at = merged.clusters.get(clusterName);
  if (at === undefined)
    throw invalidKubeconfig('the cluster of the context is not in the kubeconfig', [
      `context ${name}: ${missing('cluster', clusterName, merged.clusters, place)}`,
    ]);
  const userName = chosen.value.user ?? '';
  const who = userName === '' ? { value: {}, file: at.file } : merged.users.get(userName);
  if (who === undefined)
    throw invalidKubeconfig('the user of the context is not in the kubeconfig', [
      `context ${name}: ${missing('user', userName, merged.users, place)}`,
    ]);
  return target(name, chosen.value.namespace, at, who, agent);
};

const missing = (what: string, name: string, known: ReadonlyMap<string, unknown>, place: string): string => {
  const close = nearest(name, [...known.keys()]);
  const hint = close === undefined ? `it has ${list3([...known.keys()])}` : `did you mean ${close}?`;
  return `${place} has no ${what} ${JSON.stringify(name)}; ${hint}`;
};

const list3 = (names: readonly string[]): string => {
  if (names.length === 0) return 'none';
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
};

const target = (
  name: string,
  namespace: string | undefined,
  { value: at, file }: Said<ClusterEntry>,
  who: Said<UserEntry>,
  agent: string,
): Target => {
  const server = at.server ?? '';
  if (!/^https?:\/\/[^\s/]+/.test(server) || !URL.canParse(server))
    throw invalidKubeconfig('the cluster has no server to connect to', [
      `${file}: context ${name}: server is ${JSON.stringify(server)}, not an address such as https://HOST:6443`,
    ]);
  return {
    context: name,
    server,
    ...optional('namespace', namespace),
    ...optional('certificateAuthorityFile', beside(file, at['certificate-authority'])),
    ...optional(
      'certificateAuthorityData',
      base64(file, name, 'certificate-authority-data', at['certificate-authority-data']),
    ),
    skipsVerification: at['insecure-skip-tls-verify'] === true,
    ...optional('serverName', at['tls-server-name']),
    ...optional('proxy', at['proxy-url']),
    compresses: at['disable-compression'] !== true,
    user: userOf(who, name),
    ...(who.value.as === undefined
      ? {}
      : { as: { user: who.value.as, groups: who.value['as-groups'] ?? [] } }),
    agent,
  };
};

const userOf = ({ value, file }: Said<UserEntry>, name: string): TargetUser => {
  const plugin = value.exec === undefined ? undefined : execOf(value.exec, file, name);
  const provider = value['auth-provider'];
  return {
    ...optional('certificateFile', beside(file, value['client-certificate'])),
    ...optional(
      'certificateData',
      base64(file, name, 'client-certificate-data', value['client-certificate-data']),
    ),
    ...optional('keyFile', beside(file, value['client-key'])),
    ...optional('keyData', base64(file, name, 'client-key-data', value['client-key-data'])),
    ...optional('token', value.token),
    ...optional('tokenFile', beside(file, value.tokenFile)),
    ...optional('username', value.username),
    ...optional('password', value.password),
    ...(plugin === undefined ? {} : { exec: plugin }),
    ...(provider?.name === undefined
      ? {}
      : { authProvider: { name: provider.name, config: provider.config ?? {} } }),
  };
};

const execOf = (value: ExecEntry, file: string, name: string): ExecPlugin => {
  const { apiVersion = 'client.authentication.k8s.io/v1', command = '', args = [], env = [] } = value;
  if (command === '')
    throw invalidKubeconfig('the credential plug-in has no command', [
      `${file}: context ${name}: exec.command is empty`,
    ]);
  return {
    apiVersion,
    // A name with a slash lies beside the file; one without is looked up on PATH (client-go, `ResolveLocalPaths`).
    command: command.includes('/') ? (beside(file, command) ?? command) : command,
    args,
    env: env.map((one) => ({ name: one.name ?? '', value: one.value ?? '' })),
    ...optional('installHint', value.installHint),
    provideClusterInfo: value.provideClusterInfo === true,
  };
};

const beside = (file: string, path: string | undefined): string | undefined => {
  if (path === undefined || path === '') return undefined;
  return isAbsolute(path) ? path : join(dirname(file), path);
};

/** Node.js takes anything for base64; then the failure would only show at the connection. */
const base64 = (file: string, name: string, field: string, data: string | undefined): string | undefined => {
  if (data === undefined || data === '') return undefined;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data.replaceAll(/\s/g, '')))
    throw invalidKubeconfig('the kubeconfig has data that is no base64', [
      `${file}: context ${name}: ${field} is no base64`,
    ]);
  return data;
};

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: string };
