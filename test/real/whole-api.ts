import type { Bed } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';

/** What comes and goes by itself. */
const fleeting: ReadonlySet<string> = new Set(['events', 'events.events.k8s.io', 'componentstatuses']);

/** Namespaces of other tests end in the background: what is still on its way out is no part of a comparison. */
const endingNamespaces = (bed: Bed): Promise<void> =>
  waitFor('namespaces that are being deleted', 180_000, async () => {
    const text = await bed.kubectl(
      'get',
      'namespaces',
      '-o',
      'custom-columns=N:.metadata.name,P:.status.phase',
    );
    const ending = text.split('\n').filter((line) => line.endsWith('Terminating'));
    return ending.length === 0 ? true : ending.join(', ');
  });

/** The names of all objects of all kinds that the API server lists, once no namespace is on its way out. */
export const wholeApi = async (bed: Bed): Promise<readonly string[]> => {
  await endingNamespaces(bed);
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
