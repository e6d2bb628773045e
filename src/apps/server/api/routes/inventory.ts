import { limits } from '../../../../model/limits.ts';
import { clusterNamed } from '../changing.ts';
import { seenOf } from '../identity.ts';
import { image, object } from '../record-schemas.ts';
import type { Ask, Route } from '../route.ts';
import { listOf, pageOf, paging, reference, several, shapeOf, short } from '../schemas.ts';

const pageFrom = ({ query }: Ask) => {
  const { cluster, cursor, limit } = query as {
    readonly cluster?: string;
    readonly cursor?: string;
    readonly limit?: number;
  };
  return {
    ...(cluster === undefined ? {} : { cluster }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
  };
};

const scopeOf = ({ identity }: Ask, asked?: readonly string[]) => {
  const namespaces = seenOf(identity, asked);
  return namespaces === undefined ? {} : { namespaces };
};

const oneCluster = { ...short, description: 'Uid of the cluster' };

export const inventoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/objects',
    id: 'listObjects',
    summary: 'Workloads, and other objects that were seen',
    role: 'viewer',
    query: {
      cluster: oneCluster,
      namespace: several(
        { type: 'string', maxLength: limits.filterText },
        'Namespaces; empty for objects in none',
      ),
      kind: several(short, 'Kinds'),
      deleted: { type: 'boolean', description: 'Only those that are gone, or only those that are there' },
      ...paging,
    },
    answers: { 200: { description: 'A page', schema: pageOf(object) } },
    handle: async (ask) => {
      const { namespace, kind, deleted } = ask.query as {
        readonly namespace?: readonly string[];
        readonly kind?: readonly string[];
        readonly deleted?: boolean;
      };
      return {
        body: await ask.api.store.inventory.objects({
          ...pageFrom(ask),
          ...scopeOf(ask, namespace),
          ...(kind === undefined ? {} : { kinds: kind }),
          ...(deleted === undefined ? {} : { isDeleted: deleted }),
        }),
      };
    },
  },
  {
    method: 'GET',
    path: '/images',
    id: 'listImages',
    summary: 'Images that workloads run',
    role: 'viewer',
    query: { cluster: oneCluster, ...paging },
    answers: { 200: { description: 'A page', schema: pageOf(image) } },
    handle: async (ask) => ({
      body: await ask.api.store.inventory.images({ ...pageFrom(ask), ...scopeOf(ask) }),
    }),
  },
  {
    method: 'GET',
    path: '/clusters/{cluster}/image-users',
    id: 'listImageUsers',
    summary: 'Objects that use an image now',
    role: 'viewer',
    params: { cluster: oneCluster },
    query: {
      reference: {
        type: 'string',
        minLength: 1,
        maxLength: limits.storedName,
        description: 'As workloads name the image',
      },
    },
    required: ['reference'],
    answers: { 200: { description: 'The objects', schema: shapeOf({ items: listOf(reference) }) } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      const items = await ask.api.store.inventory.users(
        uid,
        String(ask.query['reference']),
        seenOf(ask.identity, undefined),
      );
      return { body: { items } };
    },
  },
];
