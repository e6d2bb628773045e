import type { FindingFilter } from '../../../model/finding-filter.ts';
import { type Identity, seenOf } from './identity.ts';

type Query = Readonly<Record<string, unknown>>;

/** Names of parameters, and what they narrow. */
const lists = {
  cluster: 'clusters',
  state: 'states',
  severity: 'severities',
  check: 'checks',
  kind: 'kinds',
  source: 'sources',
  control: 'controls',
  resourceKind: 'resourceKinds',
} as const;

/** The filter of a query that was held against its schema, narrowed to what its asker may see. */
export const filterFrom = (query: Query, identity: Identity): FindingFilter => {
  const filter: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(lists)) if (query[name] !== undefined) filter[key] = query[name];
  for (const name of ['resourceName', 'text', 'since'])
    if (query[name] !== undefined) filter[name] = query[name];
  const namespaces = seenOf(identity, query['namespace'] as readonly string[] | undefined);
  if (namespaces !== undefined) filter['namespaces'] = namespaces;
  return filter as FindingFilter;
};
