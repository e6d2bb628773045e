import { KubeError } from '../../platform/kube/kube-error.ts';

/** One line of a watch. `object` is foreign, as the server sent it. */
export type WatchEvent =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
      readonly object: unknown;
      readonly resourceVersion: string;
    }
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string }
  | { readonly type: 'ERROR'; readonly error: KubeError };

interface Sent {
  readonly type?: unknown;
  readonly object?: {
    readonly metadata?: { readonly resourceVersion?: unknown };
    readonly code?: unknown;
    readonly reason?: unknown;
    readonly message?: unknown;
  };
}

/** Reads a line of a watch (meta/v1 WatchEvent); `undefined` where it is none. */
export const parseWatchEvent = (line: string, path: string): WatchEvent | undefined => {
  let sent: Sent | null;
  try {
    sent = JSON.parse(line) as Sent | null;
  } catch {
    return undefined;
  }
  if (typeof sent !== 'object' || sent === null || typeof sent.object !== 'object' || sent.object === null)
    return undefined;
  const { type, object } = sent;
  const resourceVersion = String(object.metadata?.resourceVersion ?? '');
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      return { type, object, resourceVersion };
    case 'BOOKMARK':
      return { type, resourceVersion };
    case 'ERROR':
      return { type, error: statusOf(object, path) };
    default:
      return undefined;
  }
};

const statusOf = ({ code, reason, message }: NonNullable<Sent['object']>, path: string): KubeError =>
  new KubeError({
    kind: 'status',
    path,
    message: typeof message === 'string' ? message.slice(0, 500) : 'the watch ended with an error',
    ...(typeof code === 'number' ? { status: code } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  });
