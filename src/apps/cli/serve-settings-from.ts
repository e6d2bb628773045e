import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env } from 'node:process';
import { SeawallError } from '../../model/error.ts';
import { realPathOf } from '../../platform/files.ts';
import { StrictReader } from '../configuration/strict-reader.ts';
import { type Access, noAccess, readAccess } from '../server/api/sign-in/access.ts';
import { isLoopback } from '../server/api/sign-in/provider.ts';
import { type Channel, readChannels } from '../server/notify/channel.ts';
import { isProjection } from '../server/projections/projection.ts';
import { readSecretFile, readSettingsFile } from '../server/read-settings-file.ts';
import { type Listen, roles, type ServeSettings, type TlsFiles } from '../server/serve/settings.ts';
import { version } from '../version.ts';
import type { Values } from './option.ts';
import { sealKeyFrom, storeUrl } from './store-from.ts';

const usage = (message: string, detail: readonly string[] = []): SeawallError =>
  new SeawallError('usage', message, detail);

/** How the server runs, as the command line says it. Throws `usage`, or `invalid-configuration` for a file that it names. */
export const serveSettingsFrom = (values: Values): Omit<ServeSettings, 'judging' | 'scoring'> => {
  const listen = listenFrom('listen', values.value('listen') ?? '127.0.0.1:8440');
  const tls = tlsFrom(values);
  if (tls === undefined && !isLoopback(listen.host) && !values.flag('insecure-listen'))
    throw usage(`${listen.host} can be reached by others, and there is no certificate`, [
      'give --tls-cert and --tls-key; or --insecure-listen behind a proxy that has them',
    ]);
  const metricsListen = values.value('metrics-listen');
  const requestsPerSecond = rateFrom(values.value('rate-limit'));
  const console = consoleFolder();
  return {
    role: roles.find((one) => one === (values.value('role') ?? 'all')) ?? 'all',
    store: storeUrl(values),
    listen,
    connect: {
      kubeconfig: values.list('kubeconfig'),
      agent: `seawall/${version}`,
      ...given('context', values.value('context')),
    },
    access: accessFrom(values),
    channels: channelsFrom(values.value('notifications')),
    projections: [...new Set(values.list('project').filter(isProjection))],
    release: env['SEAWALL_RELEASE'] ?? 'seawall',
    trustedProxies: values.list('trusted-proxy'),
    ...given('tls', tls),
    ...given('console', console),
    ...given('requestsPerSecond', requestsPerSecond),
    ...given(
      'metricsListen',
      metricsListen === undefined ? undefined : listenFrom('metrics-listen', metricsListen),
    ),
    ...given('clusterName', values.value('cluster-name')),
    ...given('snapshot', values.value('snapshot')),
    ...given('leaseNamespace', values.value('lease-namespace')),
    ...given('publicUrl', publicUrlFrom(values.value('public-url'))),
    ...given('sessionSecret', secretFrom(values.value('session-key-file'))),
    ...given('adminToken', secretFrom(values.value('admin-token-file'))),
    ...given('sealKey', sealKeyFrom(values)),
  };
};

/** A member where there is a value. */
const given = <K extends string, V>(name: K, value: V | undefined): { readonly [key in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: V };

const secretFrom = (file: string | undefined): string | undefined =>
  file === undefined ? undefined : readSecretFile(file);

const listenFrom = (option: string, text: string): Listen => {
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[\w.-]*):(\d{1,5})$/i.exec(text) ?? [];
  if (port === '' || Number(port) > 65_535)
    throw usage(`--${option} is no address: ${text}`, [`--${option} 127.0.0.1:8440`]);
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
};

const tlsFrom = (values: Values): TlsFiles | undefined => {
  const [certificate, key] = [values.value('tls-cert'), values.value('tls-key')];
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined || key === undefined) throw usage('--tls-cert and --tls-key go together');
  return { certificate, key };
};

const rateFrom = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usage(`--rate-limit is no whole number from 1 up: ${text}`);
  return Number(text);
};

const publicUrlFrom = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw usage(`--public-url is no address of a server: ${text}`, [
      '--public-url https://seawall.example.com, without a path',
    ]);
  return url.origin;
};

const accessFrom = (values: Values): Access => {
  const file = values.value('access');
  const access = file === undefined ? noAccess : readSettingsFile(file, readAccess);
  const issuer = values.value('oidc-issuer') ?? access.oidc?.issuer;
  const clientId = values.value('oidc-client-id') ?? access.oidc?.clientId;
  const secretFile = values.value('oidc-client-secret-file') ?? access.oidc?.clientSecretFile;
  if (issuer === undefined && clientId === undefined) return access;
  if (issuer === undefined || clientId === undefined)
    throw usage('--oidc-issuer and --oidc-client-id go together');
  if (URL.parse(issuer) === null) throw usage(`--oidc-issuer is no URL: ${issuer}`);
  const rest = access.oidc ?? readAccess({ oidc: { issuer, clientId } }, new StrictReader()).oidc;
  if (rest === undefined) return access;
  return {
    ...access,
    oidc: {
      ...rest,
      issuer,
      clientId,
      groupsClaim: values.value('oidc-groups-claim') ?? rest.groupsClaim,
      ...given('clientSecretFile', secretFile),
    },
  };
};

const channelsFrom = (file: string | undefined): readonly Channel[] =>
  file === undefined ? [] : readSettingsFile(file, readChannels);

/** The console lies beside the program that is run; for the sources it is where `npm run console:build` puts it. */
const consoleFolder = (): string | undefined => {
  const home = dirname(realPathOf(argv[1] ?? ''));
  const isSource = home.endsWith(join('src', 'apps', 'cli'));
  const folder = join(home, isSource ? '../../../dist/console' : 'console');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
};
