import type { IncomingMessage } from 'node:http';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Bytes } from './connection.ts';
import { failure } from './exchange.ts';
import { KubeError } from './kube-error.ts';

export interface Reading {
  readonly url: URL;
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The body's bytes, unpacked. Throws a KubeError: `idle` when nothing comes for `idleMs`, `broken` when the connection ends within the body,
 * `aborted`. Ends the connection when it is left early, since the rest of the answer could not be told from the next one.
 */
export async function* bytesOf(response: IncomingMessage, { url, idleMs, signal }: Reading): Bytes {
  const isPacked = response.headers['content-encoding'] === 'gzip';
  const body: IncomingMessage | Gunzip = isPacked ? response.pipe(createGunzip()) : response;
  if (isPacked) response.on('error', (error) => body.destroy(error));
  const stop = (): void => void response.destroy(failure({ url }, 'aborted', 'it was stopped'));
  let isWaiting = true;
  const idle = setTimeout(() => {
    // Who reads may take its time.
    if (!isWaiting) idle.refresh();
    else response.destroy(failure({ url }, 'idle', `no byte for ${idleMs} ms`));
  }, idleMs);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  try {
    for await (const piece of body) {
      isWaiting = false;
      yield piece as Uint8Array;
      isWaiting = true;
      idle.refresh();
    }
    if (!response.complete) throw failure({ url }, 'broken', 'the connection ended within the answer');
  } catch (error) {
    if (error instanceof KubeError) throw error;
    throw failure({ url }, 'broken', 'the connection ended within the answer', error);
  } finally {
    clearTimeout(idle);
    signal?.removeEventListener('abort', stop);
    if (!response.complete) response.destroy();
  }
}

/** The whole body as text; `undefined` where it is over `maxBytes`. */
export const textOf = async (bytes: Bytes, maxBytes: number): Promise<string | undefined> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};
