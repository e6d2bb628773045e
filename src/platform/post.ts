import { lookup } from 'node:dns';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeMs: number;
  /** Bytes that are read of the answer at most. */
  readonly answerBytes: number;
  readonly signal?: AbortSignal;
}

export interface PostAnswer {
  readonly status: number;
  /** Seconds to wait as the receiver asks (Retry-After). */
  readonly retryAfter?: number;
}

/** Addresses that only a cloud's own services have: the service that gives out credentials is one (RFC 3927, RFC 4291). */
const isLinkLocal = (address: string): boolean =>
  /^(::ffff:)?169\.254\./i.test(address) ||
  /^fe[89ab][0-9a-f]:/i.test(address) ||
  /^fd00:ec2::254$/i.test(address);

const refused = (address: string): Error =>
  new Error(`${address} is a link-local address: nothing is sent there`);

/** Looks at the address that is really connected to, not at one that another question may have given. */
const guarded: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: false }, (error, address, family) => {
    if (error !== null) return done(error, address, family);
    if (isLinkLocal(address)) return done(refused(address), address, family);
    return options.all === true
      ? (done as unknown as (error: null, all: object[]) => void)(null, [{ address, family }])
      : done(null, address, family);
  });
};

/** Sends a body; follows no redirect. Throws where there is no answer in time. */
export const post = (url: URL, body: string, options: PostOptions): Promise<PostAnswer> =>
  new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && isLinkLocal(host)) throw refused(host);
    const signals = [
      AbortSignal.timeout(options.timeMs),
      ...(options.signal === undefined ? [] : [options.signal]),
    ];
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing: ClientRequest = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...options.headers, 'content-length': Buffer.byteLength(body) },
      lookup: guarded,
      signal: AbortSignal.any(signals),
    });
    outgoing.on('error', (error) => {
      reject(error.name === 'AbortError' ? new Error('no answer in time') : error);
    });
    outgoing.on('response', (response) => {
      let bytes = 0;
      const seconds = Number(response.headers['retry-after']);
      const answer = {
        status: response.statusCode ?? 0,
        ...(Number.isInteger(seconds) && seconds > 0 ? { retryAfter: seconds } : {}),
      };
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > options.answerBytes) outgoing.destroy();
      });
      response.on('error', () => resolve(answer));
      response.on('close', () => resolve(answer));
    });
    outgoing.end(body);
  });
