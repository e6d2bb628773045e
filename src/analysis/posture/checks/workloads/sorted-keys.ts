import { objects } from '../../../../inventory/views/objects.ts';
import { join, root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Keys that look like an index stand first in an object of this language, wherever they were written. */
const isIndex = (key: string): boolean => /^(?:0|[1-9][0-9]*)$/.test(key);

const firstUnsorted = (keys: readonly string[]): string | undefined => {
  const written = keys.filter((key) => !isIndex(key));
  return written.find((key, index) => index > 0 && key < (written[index - 1] ?? ''));
};

/** The first misplaced key of each map, from the outside to the inside. The reader has limited the depth. */
const walk = (value: unknown, path: string, found: Violation[]): void => {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (!Array.isArray(value)) {
    const key = firstUnsorted(entries.map(([one]) => one));
    if (key !== undefined)
      found.push({
        path: join(path, key),
        detail: `key "${key}" stands after one that the alphabet puts behind it`,
      });
  }
  for (const [key, member] of entries) walk(member, join(path, key), found);
};

export const sortedKeys = defineCheck({
  id: 'sorted-keys',
  title: 'Keys should stand in the order of the alphabet',
  severity: 'info',
  reason: 'keys out of order',
  rationale:
    'Sorted keys make changes of two manifests easy to compare, and doubled keys easy to see. It is a rule of some houses; most write apiVersion, kind, metadata, spec.',
  controls: { 'kube-linter': ['sorted-keys'] },
  sources: ['insider'],
  runs: 'on-request',
  target: objects,
  evaluate: ({ resource }) => {
    // The order in a cluster is the API server's, and nobody's to choose.
    if (resource.origin.kind === 'cluster') return none;
    const found: Violation[] = [];
    walk(resource.object, root, found);
    return found;
  },
  remedy: { safety: 'choice', words: 'Sort the keys with the formatter of your editor.' },
  examples: [
    {
      name: 'sorted',
      objects:
        'apiVersion: v1\ndata: { "10": x, "9": y, a: 1, b: 2 }\nkind: ConfigMap\nmetadata: { name: web }',
      violations: [],
    },
    {
      name: 'out of order at the top, in a map and in a list',
      objects: 'kind: ConfigMap\napiVersion: v1\ndata: { b: 1, a: 2 }\nitems: [{ z: 1, y: 2 }]',
      violations: ['/apiVersion', '/data/a', '/items/0/y'],
    },
  ],
});
