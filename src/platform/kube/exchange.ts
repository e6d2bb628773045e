import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Credentials } from './credentials.ts';
import { KubeError, type KubeErrorKind } from './kube-error.ts';
import type { KubeLimits } from './target.ts';

export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends one request and resolves with the answer's head, whatever its status is. Throws a KubeError where none comes. A kept connection
 * that the server had closed meanwhile is tried once more with a new one, where asking twice does no harm.
 */
export const exchange = async (
  outgoing: Outgoing,
  credentials: Credentials,
  limits: KubeLimits,
): Promise<IncomingMessage> => {
  const first = await attempt(outgoing, credentials, limits);
  if (first !== 'stale') return first;
  const second = await attempt(outgoing, credentials, limits);
  if (second !== 'stale') return second;
  throw failure(outgoing, 'unreachable', 'the server closes every connection');
};

const keepAliveMs = 30_000;

const attempt = (
  { method, url, headers, body, signal }: Outgoing,
  credentials: Credentials,
  limits: KubeLimits,
): Promise<IncomingMessage | 'stale'> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(failure({ url }, 'aborted', 'it was stopped'));
      return;
    }
    const send = url.protocol === 'http:' ? requestPlain : requestTls;
    const request = send(url, {
      method,
      agent: credentials.agent,
      headers: { ...copied(headers), ...lengthOf(body), ...credentials.headers },
    });
    let timer: NodeJS.Timeout | undefined;
    const within = (ms: number, what: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => request.destroy(failure({ url }, 'timeout', `${what} within ${ms} ms`)), ms);
    };
    const stop = (): void => void request.destroy(failure({ url }, 'aborted', 'it was stopped'));
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    signal?.addEventListener('abort', stop);
    within(limits.connectMs, 'no connection');
    request.on('socket', (socket) => {
      socket.setKeepAlive(true, keepAliveMs);
      const ready = (): void => within(limits.answerMs, 'no answer');
      if (!socket.connecting) ready();
      else socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', ready);
    });
    request.on('response', (response) => {
      settle();
      resolve(response);
    });
    request.on('error', (error) => {
      settle();
      if (error instanceof KubeError) reject(error);
      else if (request.reusedSocket && method === 'GET' && codeOf(error) === 'ECONNRESET') resolve('stale');
      else reject(failure({ url }, 'unreachable', wordsOf(error, url), error));
    });
    request.end(body);
  });

/** Node.js gives a DELETE with a body neither a length nor chunks, and the server takes the body for the next request. */
const lengthOf = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };

const copied = (headers: Outgoing['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );

export const failure = (
  { url }: { readonly url: URL },
  kind: KubeErrorKind,
  message: string,
  cause?: unknown,
): KubeError =>
  new KubeError({ kind, message, path: url.pathname, ...(cause === undefined ? {} : { cause }) });

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'nothing answers',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not signed by the authority of the kubeconfig',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not signed by the authority of the kubeconfig',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not signed by the authority of the kubeconfig',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not signed by the authority of the kubeconfig',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not signed by the authority of the kubeconfig',
  CERT_SIGNATURE_FAILURE: 'its certificate is not signed by the authority of the kubeconfig',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'our client certificate has expired',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'it does not accept our client certificate',
  EPROTO: 'it speaks no TLS there',
};

const wordsOf = (error: Error, url: URL): string => {
  const code = codeOf(error);
  const inner = error instanceof AggregateError ? codeOf(error.errors[0]) : '';
  const known = words[code] ?? words[inner];
  return `${url.origin}: ${known ?? error.message}`;
};
