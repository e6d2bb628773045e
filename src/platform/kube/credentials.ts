import { readFileSync } from 'node:fs';
import { Agent as PlainAgent } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import { type ExecCluster, type ExecCredential, runExecPlugin } from './exec-plugin.ts';
import { KubeError } from './kube-error.ts';
import type { KubeLimits, Target } from './target.ts';

/** What a request is sent with. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent | PlainAgent;
}

/** Files of tokens and certificates are read again after this time: the kubelet and cert-manager replace them. As long as in client-go. */
const fileAgeMs = 60_000;

/** A plug-in's credential is replaced this long before it ends, so that no request is under way when it does. */
const marginMs = 10_000;

const keepAliveMs = 30_000;

/**
 * The credentials of a target, read by the Kubernetes client library, and had again when they are old, expired or refused. Connections
 * are kept open for the next request as long as the certificates are the same.
 */
export class CredentialSource {
  readonly #target: Target;
  readonly #limits: KubeLimits;
  /** The library writes refreshed tokens into it. */
  readonly #provider: { name: string; config: Record<string, unknown> } | undefined;
  #current: Credentials | undefined;
  #until = 0;
  #pending: Promise<Credentials> | undefined;
  #granted: ExecCredential | undefined;
  #agentKey = '';

  constructor(target: Target, limits: KubeLimits) {
    this.#target = target;
    this.#limits = limits;
    const provider = target.user.authProvider;
    this.#provider = provider && { name: provider.name, config: { ...provider.config } };
  }

  /** Throws a KubeError of the kind `credentials`. */
  get(): Promise<Credentials> {
    if (this.#current !== undefined && Date.now() < this.#until) return Promise.resolve(this.#current);
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** The server refused what `used` says: the next request has new ones, if nobody has got them since. */
  refuse(used: Credentials): void {
    if (used !== this.#current) return;
    this.#until = 0;
    this.#granted = undefined;
  }

  close(): void {
    this.#current?.agent.destroy();
  }

  async #renew(): Promise<Credentials> {
    try {
      const options = await this.#options();
      const now = Date.now();
      this.#until = Math.min(
        now + fileAgeMs,
        (this.#granted?.expires ?? Number.POSITIVE_INFINITY) - marginMs,
      );
      const headers = { ...(options.headers as Record<string, string> | undefined) };
      if (typeof options.auth === 'string')
        headers['Authorization'] = `Basic ${Buffer.from(options.auth).toString('base64')}`;
      this.#current = { headers, agent: this.#agentFor(options) };
      return this.#current;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new KubeError({
        kind: 'credentials',
        path: '',
        message: `no credentials for context ${this.#target.context}: ${message}`,
        cause,
      });
    }
  }

  async #options(): Promise<RequestOptions> {
    const { user, tokenFile, exec } = await this.#user();
    const { KubeConfig } = await import('./client-library.ts');
    const target = this.#target;
    const config = new KubeConfig();
    const name = 'target';
    config.loadFromOptions({
      clusters: [
        {
          name,
          server: target.server,
          // The library refuses plain HTTP unless this says so; it matters to nothing else then.
          skipTLSVerify: target.skipsVerification || target.server.startsWith('http:'),
          ...pick('ca', target.certificateAuthorityData, target.certificateAuthorityFile),
          ...(target.serverName === undefined ? {} : { tlsServerName: target.serverName }),
          ...(target.proxy === undefined ? {} : { proxyUrl: target.proxy }),
        },
      ],
      users: [{ name, ...user }],
      contexts: [{ name, cluster: name, user: name }],
      currentContext: name,
    });
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const token = exec?.token ?? tokenFile;
    if (token !== undefined) options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
    if (exec?.certificate !== undefined) options.cert = exec.certificate;
    if (exec?.key !== undefined) options.key = exec.key;
    return options;
  }

  async #user() {
    const { user } = this.#target;
    const exec = user.exec === undefined ? undefined : await this.#grant(user.exec);
    const tokenFile =
      user.token === undefined && user.tokenFile !== undefined
        ? readFileSync(user.tokenFile, 'utf8').trim()
        : undefined;
    return {
      exec,
      tokenFile,
      user: {
        ...pick('cert', user.certificateData, user.certificateFile),
        ...pick('key', user.keyData, user.keyFile),
        ...(user.token === undefined ? {} : { token: user.token.trim() }),
        ...(user.username === undefined ? {} : { username: user.username, password: user.password ?? '' }),
        ...(this.#provider === undefined ? {} : { authProvider: this.#provider }),
      },
    };
  }

  async #grant(plugin: NonNullable<Target['user']['exec']>): Promise<ExecCredential> {
    const isOld = (this.#granted?.expires ?? Number.POSITIVE_INFINITY) - marginMs <= Date.now();
    if (this.#granted === undefined || isOld)
      this.#granted = await runExecPlugin(plugin, clusterInfo(this.#target), this.#limits);
    return this.#granted;
  }

  #agentFor(options: RequestOptions): Agent | PlainAgent {
    const { ca, cert, key, servername, rejectUnauthorized } = options;
    const identity = [ca, cert, key].map((one) => String(one ?? '')).join('\n');
    if (this.#current !== undefined && identity === this.#agentKey) return this.#current.agent;
    this.#agentKey = identity;
    for (const socket of Object.values(this.#current?.agent.freeSockets ?? {}).flat()) socket?.destroy();
    // Through a proxy only the library's own agents know the way.
    if (this.#target.proxy !== undefined && options.agent instanceof PlainAgent) return options.agent;
    const common = { keepAlive: true, keepAliveMsecs: keepAliveMs, scheduling: 'lifo' } as const;
    if (this.#target.server.startsWith('http:')) return new PlainAgent(common);
    return new Agent({
      ...common,
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(servername === undefined ? {} : { servername }),
      ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
    });
  }
}

/** The library takes a file before data, kubectl data before a file: it is given only one of them. */
const pick = (
  what: 'ca' | 'cert' | 'key',
  data: string | undefined,
  file: string | undefined,
): Readonly<Record<string, string>> => {
  if (data !== undefined) return { [`${what}Data`]: data };
  return file === undefined ? {} : { [`${what}File`]: file };
};

const clusterInfo = (target: Target): ExecCluster => {
  const { certificateAuthorityData: data, certificateAuthorityFile: file } = target;
  const authority = data ?? (file === undefined ? undefined : readFileSync(file).toString('base64'));
  return {
    server: target.server,
    ...(target.serverName === undefined ? {} : { 'tls-server-name': target.serverName }),
    ...(target.skipsVerification ? { 'insecure-skip-tls-verify': true } : {}),
    ...(authority === undefined ? {} : { 'certificate-authority-data': authority }),
    ...(target.proxy === undefined ? {} : { 'proxy-url': target.proxy }),
  };
};
