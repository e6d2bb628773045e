import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import type { Timer } from '../../platform/timer.ts';
import { Backoff } from './backoff.ts';
import { fullNameOf, type MissingRight } from './facts.ts';
import { listKind } from './list-kind.ts';
import { type ObjectReader, unreadable } from './object-reader.ts';
import { pathOf, type ServedKind } from './served-kind.ts';

/** What is the same for all kinds of one reading. */
export interface WholeRead {
  readonly connection: Connection;
  /** `undefined`: all. */
  readonly namespaces: readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timer: Timer;
  readonly reader: ObjectReader;
}

/** What one kind gave. */
export interface KindRead {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly missingRights: readonly MissingRight[];
}

const nothing: KindRead = { resources: [], problems: [], missingRights: [] };
const tries = 5;

/**
 * All objects of a kind, as far as they may be read. Where the right to list it in the whole cluster is missing, which is told, the
 * namespace of the context is read alone.
 */
export const readKind = async (whole: WholeRead, kind: ServedKind): Promise<KindRead> => {
  const { namespaces, connection } = whole;
  if (namespaces === undefined) {
    const everywhere = await readPart(whole, kind, undefined);
    if (everywhere.missingRights.length === 0 || !kind.isNamespaced) return everywhere;
    const own = await readPart(whole, kind, connection.namespace ?? 'default');
    // Where nothing can be read, the wider right says it all.
    return own.missingRights.length > 0 ? everywhere : merge([everywhere, own]);
  }
  if (kind.isNamespaced)
    return merge(await inTurn(namespaces, (namespace) => readPart(whole, kind, namespace)));
  if (kind.group === '' && kind.resource === 'namespaces')
    return merge(await inTurn(namespaces, (namespace) => readNamespace(whole, kind, namespace)));
  return readPart(whole, kind, undefined);
};

const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
};

const merge = (reads: readonly KindRead[]): KindRead => ({
  resources: reads.flatMap(({ resources }) => resources),
  problems: reads.flatMap(({ problems }) => problems),
  missingRights: reads.flatMap(({ missingRights }) => missingRights),
});

const readPart = async (
  whole: WholeRead,
  kind: ServedKind,
  namespace: string | undefined,
): Promise<KindRead> => {
  const { connection, reader, signal } = whole;
  try {
    const { resources, problems } = await persistently(whole, () =>
      listKind({ connection, kind, namespace, reader, signal }),
    );
    return { resources, problems, missingRights: [] };
  } catch (error) {
    return refused(error, kind, 'list', namespace);
  }
};

const readNamespace = async (whole: WholeRead, kind: ServedKind, name: string): Promise<KindRead> => {
  const { connection, reader, signal } = whole;
  try {
    const path = `${pathOf(kind)}/${encodeURIComponent(name)}`;
    const object = await persistently(whole, () =>
      connection.get(path, signal === undefined ? {} : { signal }),
    );
    const resource = reader.read(object, kind);
    return resource === undefined
      ? { ...nothing, problems: [unreadable(kind, name)] }
      : { ...nothing, resources: [resource] };
  } catch (error) {
    if (error instanceof KubeError && error.status === 404)
      return { ...nothing, problems: [failed(kind, `there is no namespace ${name}`)] };
    return refused(error, kind, 'get', name);
  }
};

/** A missing right is told by name; anything else that went wrong is a problem, and no stop. */
const refused = (
  error: unknown,
  kind: ServedKind,
  verb: 'list' | 'get',
  namespace: string | undefined,
): KindRead => {
  if (!(error instanceof KubeError) || error.kind === 'aborted') throw error;
  const { group, resource } = kind;
  if (error.status === 403)
    return {
      ...nothing,
      missingRights: [
        { group, resource, kind: kind.kind, verb, ...(namespace === undefined ? {} : { namespace }) },
      ],
    };
  // Gone between discovery and now: then there are no objects either.
  if (error.status === 404 && error.reason !== undefined) return nothing;
  return { ...nothing, problems: [failed(kind, error.message)] };
};

const failed = (kind: ServedKind, why: string): Problem => ({
  code: 'list-failed',
  file: fullNameOf(kind),
  detail: why,
});

/** Whether asking again may help: the server is busy or away for a moment. */
const isPassing = (error: unknown): boolean => {
  if (!(error instanceof KubeError)) return false;
  const { kind, status = 0 } = error;
  if (kind === 'status') return status === 429 || status >= 500;
  return (
    kind === 'unreachable' ||
    kind === 'timeout' ||
    kind === 'idle' ||
    kind === 'broken' ||
    kind === 'malformed'
  );
};

const persistently = async <T>({ timer, signal }: WholeRead, ask: () => Promise<T>): Promise<T> => {
  const backoff = new Backoff(() => timer.random());
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === tries || !isPassing(error)) throw error;
      await timer.sleep(backoff.next(error), signal);
    }
  }
};
