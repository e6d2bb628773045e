import { canonicalJson } from './canonical-json.ts';
import { join } from './field-path.ts';
import { limits } from './limits.ts';
import type { FactChange, PolicyFact } from './records.ts';
import { groupOf } from './resource.ts';

const keyOf = ({ area, resource }: PolicyFact): string =>
  [area, groupOf(resource.apiVersion), resource.kind, resource.namespace ?? '', resource.name].join('\n');

/** How policy differs between two times, by area, namespace and name. Lists are compared as a whole: their order may decide. */
export const compareFacts = (
  before: readonly PolicyFact[],
  after: readonly PolicyFact[],
): readonly FactChange[] => {
  const old = new Map(before.map((fact) => [keyOf(fact), fact]));
  const changes = new Map<string, FactChange>();
  for (const fact of after) {
    const { area, resource } = fact;
    const known = old.get(keyOf(fact));
    old.delete(keyOf(fact));
    const paths = known === undefined ? [] : differences(known.content, fact.content);
    if (known === undefined) changes.set(keyOf(fact), { area, resource, change: 'added', paths });
    else if (paths.length > 0)
      changes.set(keyOf(fact), {
        area,
        resource,
        change: 'changed',
        paths: paths.slice(0, limits.changedPaths),
      });
  }
  for (const [key, { area, resource }] of old)
    changes.set(key, { area, resource, change: 'removed', paths: [] });
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Pointers of what is other. Nesting is bounded by where facts come from: objects that were read under `limits.depth`. */
const differences = (before: unknown, after: unknown, path = ''): readonly string[] => {
  if (isFields(before) && isFields(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((name) => differences(memberOf(before, name), memberOf(after, name), join(path, name)));
  return canonicalJson(before) === canonicalJson(after) ? [] : [path];
};

const memberOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;
