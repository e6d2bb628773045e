import { type FindingSort, findingSorts } from '../../../src/model/finding-filter.ts';
import type { Query } from '../api/client.ts';

/** Parameters with several values, named as the API names them. */
export const listNames = [
  'state',
  'severity',
  'source',
  'kind',
  'namespace',
  'check',
  'resourceKind',
  'control',
  'cluster',
] as const;

export type ListName = (typeof listNames)[number];

/** Which findings a table shows. The browser's address holds it, so that it can be sent to somebody. */
export interface Search {
  readonly lists: Readonly<Partial<Record<ListName, readonly string[]>>>;
  readonly resourceName?: string;
  readonly text?: string;
  readonly sort: FindingSort;
}

const isSort = (text: string | null): text is FindingSort =>
  (findingSorts as readonly (string | null)[]).includes(text);

/** Reads the part of an address behind the question mark. What is unknown is left out; the server checks the rest. */
export const parseSearch = (query: URLSearchParams): Search => {
  const lists: Partial<Record<ListName, readonly string[]>> = {};
  for (const name of listNames) {
    const value = query.get(name);
    // `namespace=` is a value: objects that lie in none.
    if (value !== null) lists[name] = [...new Set(value.split(','))];
  }
  const sort = query.get('sort');
  const text = query.get('text') ?? '';
  const resourceName = query.get('resourceName') ?? '';
  return {
    lists,
    ...(text === '' ? {} : { text }),
    ...(resourceName === '' ? {} : { resourceName }),
    sort: isSort(sort) ? sort : 'severity',
  };
};

/** As the address and the API have it; what is as usual is left out. */
export const queryOf = (search: Search): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const name of listNames) {
    const values = search.lists[name];
    if (values !== undefined && values.length > 0) query[name] = values.join(',');
  }
  if (search.resourceName !== undefined) query['resourceName'] = search.resourceName;
  if (search.text !== undefined) query['text'] = search.text;
  if (search.sort !== 'severity') query['sort'] = search.sort;
  return query;
};

/** Counts and exports know no order, no names and no words. */
export const countQueryOf = (search: Search): Query => {
  const { resourceKind: _kind, ...lists } = search.lists;
  return queryOf({ lists, sort: 'severity' });
};

/** The search with other values of one list; none at all takes the list out. */
export const withList = (search: Search, name: ListName, values: readonly string[]): Search => {
  const { [name]: _before, ...lists } = search.lists;
  return { ...search, lists: values.length === 0 ? lists : { ...lists, [name]: values } };
};

/** Puts a value into a list, or takes it out. */
export const toggled = (search: Search, name: ListName, value: string): Search => {
  const before = search.lists[name] ?? [];
  return withList(
    search,
    name,
    before.includes(value) ? before.filter((one) => one !== value) : [...before, value],
  );
};

/** Whether anything narrows it. */
export const isNarrowed = ({ lists, text, resourceName }: Search): boolean =>
  Object.keys(lists).length > 0 || text !== undefined || resourceName !== undefined;
