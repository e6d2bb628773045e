import type { Bed } from '../cluster/bed.ts';

/** What comes and goes by itself. */
const fleeting: ReadonlySet<string> = new Set(['events', 'events.events.k8s.io', 'componentstatuses']);

/** The names of all objects of all kinds that the API server lists. */
export const wholeApi = async (bed: Bed): Promise<readonly string[]> => {
  const kinds = (await bed.kubectl('api-resources', '--verbs=list', '-o', 'name'))
    .split('\n')
    .filter((name) => name !== '' && !fleeting.has(name));
  const listed = await Promise.all(
    kinds.map((kind) =>
      bed.kubectl(
        'get',
        kind,
        '--all-namespaces',
        '-o',
        'custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name',
        '--no-headers',
        '--ignore-not-found',
      ),
    ),
  );
  return listed
    .flatMap((text, index) =>
      text.split('\n').map((line) => `${kinds[index]} ${line.trim().replace(/\s+/, '/')}`),
    )
    .filter((line) => !line.endsWith(' '))
    .sort();
};
