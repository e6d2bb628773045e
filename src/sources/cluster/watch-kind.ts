import { limits } from '../../model/limits.ts';
import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import type { Timer } from '../../platform/timer.ts';
import { LineSplitter } from './line-splitter.ts';
import { isExpired } from './list-kind.ts';
import type { ObjectReader } from './object-reader.ts';
import { pathOf, type ServedKind } from './served-kind.ts';
import { parseWatchEvent, type WatchEvent } from './watch-event.ts';

export interface WatchRequest {
  readonly connection: Connection;
  readonly kind: ServedKind;
  readonly namespace: string | undefined;
  readonly fieldSelector?: string | undefined;
  readonly reader: ObjectReader;
  readonly timer: Timer;
  /** From here. */
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
}

export interface WatchListener {
  /** The server has agreed to the watch. */
  readonly open: () => void;
  /** Something came; `change` is absent for a bookmark. */
  readonly event: (change: Change | undefined, resourceVersion: string) => void;
}

export interface Change {
  readonly type: 'put' | 'remove';
  readonly resource: Resource;
}

/** The server ends a watch after 5 to 10 minutes, each at another time, so that they do not all come back together. */
const leastSeconds = 300;
const graceMs = 30_000;

/**
 * Watches a kind until the server ends it. Answers whether the thread is lost, so that the kind must be listed anew. A connection on which
 * nothing comes for longer than the watch should last is half open: nobody is there any more. Throws a KubeError.
 */
export const watchKind = async (request: WatchRequest, listener: WatchListener): Promise<boolean> => {
  const { connection, kind, namespace, timer, resourceVersion, signal } = request;
  const path = pathOf(kind, namespace);
  const timeoutSeconds = Math.round(leastSeconds * (1 + timer.random()));
  const bytes = await connection.stream(path, {
    query: {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion,
      timeoutSeconds,
      fieldSelector: request.fieldSelector,
    },
    idleMs: timeoutSeconds * 1000 + graceMs,
    signal,
  });
  listener.open();
  let isLost = false;
  const lines = new LineSplitter((line) => {
    const event = line === undefined ? undefined : parseWatchEvent(line, path);
    // What cannot be read may be about any object.
    if (event === undefined) isLost = true;
    else if (!isLost) isLost = take(event, request, listener);
  }, limits.kubeObjectBytes);
  for await (const piece of bytes) {
    lines.push(piece);
    if (isLost) return true;
  }
  return isLost || lines.rest() !== undefined;
};

/** Whether the thread is lost. */
const take = (event: WatchEvent, { reader, kind }: WatchRequest, listener: WatchListener): boolean => {
  switch (event.type) {
    case 'BOOKMARK':
      listener.event(undefined, event.resourceVersion);
      return false;
    case 'ERROR':
      if (isExpired(event.error)) return true;
      throw event.error;
    default: {
      const resource = reader.read(event.object, kind);
      if (resource === undefined) return true;
      listener.event({ type: event.type === 'DELETED' ? 'remove' : 'put', resource }, event.resourceVersion);
      return false;
    }
  }
};
