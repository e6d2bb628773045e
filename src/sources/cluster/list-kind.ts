import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import { fullNameOf } from './facts.ts';
import { ListSplitter } from './list-splitter.ts';
import { type ObjectReader, unreadable } from './object-reader.ts';
import { pathOf, type ServedKind } from './served-kind.ts';

/** All objects of a kind at one moment. */
export interface Listing {
  readonly resources: readonly Resource[];
  /** From here a watch goes on. */
  readonly resourceVersion: string;
  readonly problems: readonly Problem[];
}

export interface ListRequest {
  readonly connection: Connection;
  readonly kind: ServedKind;
  readonly namespace?: string | undefined;
  /** `metadata.name=NAME`: that one alone. */
  readonly fieldSelector?: string | undefined;
  readonly reader: ObjectReader;
  readonly signal?: AbortSignal | undefined;
}

/** Objects of one page, as in kubectl and client-go. */
const pageSize = 500;

/**
 * Lists a kind page by page. A list that the server can no longer continue (410: its moment is compacted away) begins anew, and in the end
 * is asked for in one piece. Throws a KubeError.
 */
export const listKind = async (request: ListRequest): Promise<Listing> => {
  try {
    return await listOnce(request, pageSize);
  } catch (error) {
    if (!isExpired(error)) throw error;
    return await listOnce(request, undefined);
  }
};

/** 410: what was asked for lies before what the server still knows. */
export const isExpired = (error: unknown): boolean =>
  error instanceof KubeError &&
  (error.status === 410 || error.reason === 'Expired' || error.reason === 'Gone');

const listOnce = async (request: ListRequest, limit: number | undefined): Promise<Listing> => {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  let next: string | undefined;
  for (let page = 0; page < limits.kubePages; page++) {
    const envelope = await readPage(request, { limit, continue: next }, resources, problems);
    if (envelope.continue === '' || resources.length >= limits.kubeObjects) {
      if (envelope.continue !== '') problems.push(tooMany(request.kind));
      return { resources, problems, resourceVersion: envelope.resourceVersion };
    }
    next = envelope.continue;
  }
  return { resources, problems: [...problems, tooMany(request.kind)], resourceVersion: '' };
};

const tooMany = (kind: ServedKind): Problem => ({
  code: 'limit-exceeded',
  file: fullNameOf(kind),
  detail: `the list does not end within kubeObjects (${limits.kubeObjects}) and kubePages (${limits.kubePages}); the rest was not read`,
});

const readPage = async (
  { connection, kind, namespace, fieldSelector, reader, signal }: ListRequest,
  query: { readonly limit: number | undefined; readonly continue: string | undefined },
  resources: Resource[],
  problems: Problem[],
) => {
  const path = pathOf(kind, namespace);
  const splitter = new ListSplitter(
    {
      item: (text) => {
        const resource = reader.readText(text, kind);
        if (resource === undefined) problems.push(unreadable(kind, undefined));
        else resources.push(resource);
      },
      overLimit: (limit) => problems.push(overLimit(kind, limit)),
    },
    { itemBytes: limits.kubeObjectBytes, depth: limits.depth },
  );
  const bytes = await connection.stream(path, {
    query: { ...query, fieldSelector },
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const piece of bytes) splitter.push(piece);
  const envelope = splitter.end();
  if (envelope === undefined)
    throw new KubeError({ kind: 'malformed', path, message: `the list of ${fullNameOf(kind)} is not whole` });
  return envelope;
};

export const overLimit = (kind: ServedKind, limit: 'kubeObjectBytes' | 'depth'): Problem => ({
  code: 'limit-exceeded',
  file: fullNameOf(kind),
  detail: `an object is over ${limit} (${limits[limit]}) and was not read`,
});
