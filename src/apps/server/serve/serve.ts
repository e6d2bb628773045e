import { createServer, type Server } from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Connection } from '../../../platform/kube/connection.ts';
import { makeScratchFolder } from '../../../platform/scratch-folder.ts';
import { openStore } from '../../../platform/store/open.ts';
import type { Store } from '../../../platform/store/store.ts';
import { systemTimer } from '../../../platform/timer.ts';
import { connect } from '../../../sources/cluster/connect.ts';
import { words } from '../../scan/words.ts';
import type { Api } from '../api/api.ts';
import { ChangeHub } from '../api/changes/hub.ts';
import { CountCache } from '../api/count-cache.ts';
import { httpServer } from '../api/http-server.ts';
import { RateLimits } from '../api/rate-limits.ts';
import { Provider } from '../api/sign-in/provider.ts';
import { SignIn } from '../api/sign-in/sign-in.ts';
import type { Log } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { Notifier } from '../notify/notifier.ts';
import { runProjections } from '../projections/run-projections.ts';
import { readSecretFile } from '../read-settings-file.ts';
import { addStoreMetrics } from '../store-metrics.ts';
import { ensureAdmin } from './first-token.ts';
import { Health } from './health.ts';
import { keepScorecards } from './keep-scorecards.ts';
import { listening } from './listening.ts';
import { runControllerRole } from './run-role.ts';
import { keepRecording } from './serve-recording.ts';
import type { Listen, ServeSettings } from './settings.ts';
import { followTls, readTls } from './tls.ts';

/** What the caller hears of a server. */
export interface ServeEvents {
  /** It listens. */
  ready(address: string): void;
  /** The first token of a new store: it is shown this once. */
  firstToken(token: string): void;
}

/** Runs the server until the signal is aborted. */
export const serve = async (
  settings: ServeSettings,
  log: Log,
  signal: AbortSignal,
  events: ServeEvents,
): Promise<void> => {
  const isRecording = settings.snapshot !== undefined;
  const tls = settings.tls === undefined ? undefined : readTls(settings.tls);
  const scratch = isRecording ? makeScratchFolder('seawall-recording-') : undefined;
  const closing: (() => unknown)[] = scratch === undefined ? [] : [scratch.remove];
  try {
    const store = await openStore(
      scratch === undefined ? settings.store : scratch.place('store.db'),
      settings.sealKey === undefined ? {} : { sealKey: settings.sealKey },
    );
    closing.push(() => store.close());
    const connection = isRecording ? undefined : await wayToCluster(settings, log);
    if (connection !== undefined) closing.push(() => connection.close());
    const api = apiOver(settings, store, connection, log);
    closing.push(() => api.metrics.close());
    const server = httpServer(api, {
      ...(tls === undefined ? {} : { tls }),
      ...(settings.console === undefined ? {} : { console: settings.console }),
      trustedProxies: settings.trustedProxies,
      serves: settings.role === 'controller' ? 'probes' : 'all',
    });
    closing.push(() => server.close());
    if (settings.snapshot !== undefined) await keepRecording(settings, settings.snapshot, store);
    else if (settings.role !== 'controller')
      await ensureAdmin(store, settings.adminToken, new Date().toISOString(), events.firstToken);
    if (settings.metricsListen !== undefined)
      closing.push(await listenForMetrics(settings.metricsListen, api.metrics));
    const address = await listening(settings.listen, () => server.listen({ ...settings.listen }));
    // Who makes the server is not asked whether it speaks TLS.
    events.ready(tls === undefined ? address : address.replace(/^http:/, 'https:'));
    if (settings.tls !== undefined)
      void followTls(settings.tls, { timer: systemTimer, log }, (context) => renew(server, context), signal);
    if (connection === undefined || settings.role === 'api') await aborted(signal);
    else await control(settings, api, connection, signal);
  } finally {
    for (const close of closing.reverse()) await close();
  }
};

/** A server that only answers may do without a cluster: policy cannot be written then. */
const wayToCluster = async (settings: ServeSettings, log: Log): Promise<Connection | undefined> => {
  try {
    return await connect(settings.connect);
  } catch (error) {
    if (settings.role !== 'api') throw error;
    const detail = error instanceof Error ? error.message : String(error);
    log.warn({ detail }, 'there is no way to a cluster: policy cannot be read or written');
    return undefined;
  }
};

const apiOver = (
  settings: ServeSettings,
  store: Store,
  connection: Connection | undefined,
  log: Log,
): Api => {
  const health = new Health();
  const metrics = new Metrics();
  const changes = new ChangeHub({ store, timer: systemTimer, log });
  addStoreMetrics(metrics, { store, health, listeners: () => changes.listeners });
  const signIn = signInOf(settings);
  return {
    store,
    checks: [...words(settings.judging.plan.map(({ check }) => check)).values()],
    health,
    timer: systemTimer,
    log,
    isReadOnly: settings.snapshot !== undefined,
    changes,
    counted: new CountCache(store),
    metrics,
    access: settings.access,
    channels: settings.channels,
    rates: new RateLimits(() => systemTimer.now(), settings.requestsPerSecond),
    ...(signIn === undefined ? {} : { signIn }),
    ...(connection === undefined ? {} : { cluster: connection }),
  };
};

const signInOf = ({ access, listen, tls, publicUrl, sessionSecret }: ServeSettings): SignIn | undefined => {
  const { oidc } = access;
  if (oidc === undefined) return undefined;
  const secret = oidc.clientSecretFile === undefined ? undefined : readSecretFile(oidc.clientSecretFile);
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return new SignIn({
    access,
    provider: new Provider(oidc, secret),
    publicUrl: publicUrl ?? `${tls === undefined ? 'http' : 'https'}://${host}:${listen.port}`,
    sessionSecret,
  });
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

const control = async (
  settings: ServeSettings,
  { store, log, health, timer }: Api,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> => {
  const { scoring, channels, release, projections: wanted } = settings;
  const leaseNamespace =
    settings.leaseNamespace ?? (connection.context === 'in-cluster' ? connection.namespace : undefined);
  const own = leaseNamespace === undefined ? settings : { ...settings, leaseNamespace };
  const notifier = new Notifier({ store, channels, timer, log });
  await Promise.all([
    runControllerRole({ settings: own, connection, store, timer, log, health }, signal),
    keepScorecards({ connection, store, timer, log, health, scoring }, signal),
    channels.length === 0 ? undefined : notifier.run(signal, () => health.isLeading),
    runProjections({ wanted, release, connection, store, timer, log, health }, signal),
  ]);
};

const renew = (server: FastifyInstance, context: SecureContextOptions): void => {
  const { server: raw } = server as unknown as {
    readonly server: { readonly setSecureContext?: (context: SecureContextOptions) => void };
  };
  raw.setSecureContext?.(context);
};

/** Metrics alone, for everybody who reaches the address. */
const listenForMetrics = async (listen: Listen, metrics: Metrics): Promise<() => Promise<void>> => {
  const server: Server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void metrics.text().then((text) => response.writeHead(200, { 'content-type': metrics.type }).end(text));
  });
  await listening(
    listen,
    () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(listen.port, listen.host, () => resolve());
      }),
  );
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
};
