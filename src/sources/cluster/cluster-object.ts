import type { Resource } from '../../model/resource.ts';
import type { ClusterFacts, ServerFacts } from './facts.ts';

const made = new WeakMap<ServerFacts, { readonly date: string; readonly resource: Resource }>();

/**
 * The cluster itself as an object, so that checks have something to look at: what its API server says of itself, and the day on which it was
 * read. No API server knows it; it is made anew from the header of a snapshot. The same facts of the same day give the same object.
 */
export const clusterObject = ({
  server,
  context,
  time,
}: Pick<ClusterFacts, 'server' | 'context' | 'time'>): Resource => {
  // Not the time: it would make another object each moment.
  const date = time.slice(0, 10);
  const known = made.get(server);
  if (known?.date === date) return known.resource;
  const { version, platform, groups, anonymous } = server;
  const resource: Resource = {
    reference: { apiVersion: 'cluster', kind: 'Cluster', name: '' },
    object: {
      apiVersion: 'cluster',
      kind: 'Cluster',
      metadata: { name: '' },
      date,
      server: { version, platform },
      ...(groups === undefined ? {} : { groups }),
      ...(anonymous === undefined ? {} : { anonymous }),
    },
    origin: { kind: 'cluster', context },
  };
  made.set(server, { date, resource });
  return resource;
};
