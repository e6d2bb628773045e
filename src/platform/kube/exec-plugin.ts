import { spawn } from 'node:child_process';
import { env } from 'node:process';
import type { ExecPlugin } from './target.ts';

/** What a plug-in handed out (client.authentication.k8s.io ExecCredentialStatus). */
export interface ExecCredential {
  readonly token?: string;
  /** PEM. */
  readonly certificate?: string;
  readonly key?: string;
  /** Milliseconds since 1970; `undefined`: until the server refuses it. */
  readonly expires?: number;
}

/** What a plug-in is told of the cluster when it asks (ExecCredential `spec.cluster`). */
export interface ExecCluster {
  readonly server: string;
  readonly 'tls-server-name'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'certificate-authority-data'?: string;
  readonly 'proxy-url'?: string;
}

interface Room {
  readonly execMs: number;
  readonly execBytes: number;
}

/** Words of a failure: what a person can act on, never the plug-in's standard output, which may hold a token. */
const failed = ({ command, installHint }: ExecPlugin, why: string): Error =>
  new Error(
    `the credential plug-in ${command} ${why}${installHint === undefined ? '' : `. ${installHint.trim()}`}`,
  );

/** Runs a plug-in once. It cannot ask a person: there is no terminal for it. */
export const runExecPlugin = async (
  plugin: ExecPlugin,
  cluster: ExecCluster,
  room: Room,
): Promise<ExecCredential> => parse(plugin, await run(plugin, cluster, room));

const run = (plugin: ExecPlugin, cluster: ExecCluster, room: Room): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(plugin.command, plugin.args, {
      env: {
        ...env,
        ...Object.fromEntries(plugin.env.map(({ name, value }) => [name, value])),
        KUBERNETES_EXEC_INFO: JSON.stringify({
          apiVersion: plugin.apiVersion,
          kind: 'ExecCredential',
          spec: { interactive: false, ...(plugin.provideClusterInfo ? { cluster } : {}) },
        }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    /** Programs that it started may hold its output open, and go on to write: nobody listens any more. */
    const giveUp = (why: string): void => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      clearTimeout(timer);
      reject(failed(plugin, why));
    };
    const timer = setTimeout(() => giveUp(`did not end within ${room.execMs} ms`), room.execMs);
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      if (out.length + piece.length > room.execBytes) giveUp(`printed over ${room.execBytes} characters`);
      else out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      err = (err + piece).slice(-lastWords);
    });
    child.on('error', (error) =>
      giveUp('code' in error && error.code === 'ENOENT' ? 'is not on PATH' : error.message),
    );
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      if (status === 0) resolve(out);
      else giveUp(`ended with ${signal ?? `status ${status}`}: ${err.trim()}`);
    });
  });

/** Of what a plug-in complains about, the end says most. */
const lastWords = 500;

const parse = (plugin: ExecPlugin, out: string): ExecCredential => {
  let status: Readonly<Record<string, unknown>> | undefined;
  try {
    status = (JSON.parse(out) as { status?: Record<string, unknown> } | null)?.status;
  } catch {
    throw failed(plugin, 'printed no JSON');
  }
  if (typeof status !== 'object' || status === null)
    throw failed(plugin, 'printed no status of an ExecCredential');
  const text = (key: string): string | undefined => {
    const value = status[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [token, certificate, key] = [text('token'), text('clientCertificateData'), text('clientKeyData')];
  if (token === undefined && (certificate === undefined || key === undefined))
    throw failed(plugin, 'gave neither a token nor a client certificate with its key');
  const expires = Date.parse(text('expirationTimestamp') ?? '');
  return {
    ...(token === undefined ? {} : { token }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(key === undefined ? {} : { key }),
    ...(Number.isNaN(expires) ? {} : { expires }),
  };
};
