import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters, type RunningPodView, runningPods } from '../../../../inventory/views/cluster-state.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cluster, documents, runningPod } from '../../live/example-objects.ts';

const mostNamed = 2;

/** A name with a digest in it can mean one image alone. */
const isMovable = (name: string): boolean =>
  name !== '' && !name.includes('@') && !name.startsWith('sha256:');

/** The first pod of each digest, by the name of the image. Most names have one digest: no list is made for those. */
const podsByDigest = (inventory: Inventory): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const first = new Map<string, { readonly digest: string; readonly pod: RunningPodView }>();
  const several = new Map<string, Map<string, string>>();
  for (const pod of inventory.select(runningPods))
    for (const { name, digest } of pod.images) {
      if (digest === undefined || !isMovable(name)) continue;
      const known = first.get(name);
      if (known === undefined) first.set(name, { digest, pod });
      if (known === undefined || known.digest === digest) continue;
      const pods = several.get(name) ?? new Map([[known.digest, nameOf(known.pod)]]);
      if (!pods.has(digest)) pods.set(digest, nameOf(pod));
      several.set(name, pods);
    }
  return several;
};

const nameOf = ({ namespace, name }: RunningPodView): string => `${namespace}/${name}`;

const evaluate = (inventory: Inventory): readonly Violation[] =>
  [...podsByDigest(inventory)].map(([image, pods]) => ({
    path: root,
    detail: `${pods.size} different images run under the name ${image}: in pods ${[...pods.values()].slice(0, mostNamed).join(' and ')}`,
  }));

const running = (name: string, digit: string, image = 'example.com/web:1'): string =>
  runningPod(name, `images: [{ image: '${image}', imageID: 'example.com/web@sha256:${digit.repeat(64)}' }]`);

export const imageDigestsDiffer = defineCheck({
  id: 'image-digests-differ',
  title: 'One name of an image must mean one image',
  severity: 'medium',
  reason: 'one image name, several images',
  rationale:
    'The tag was moved while pods ran: by a build, or by somebody who planted an image of his own. Which one the next pod gets is decided by the node.',
  controls: { nsa: ['NSA-THR-01', 'NSA-THR-02', 'NSA-UPG-12'], attack: ['T1525', 'T1036.005'] },
  sources: ['supply-chain', 'malicious-actor'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: { safety: 'choice', words: 'Find out who moved the tag, and pin the image by its digest.' },
  examples: [
    {
      name: 'the same everywhere',
      objects: documents(cluster(), running('a', '1'), running('b', '1')),
      violations: [],
    },
    {
      name: 'two versions by two tags',
      objects: documents(cluster(), running('a', '1'), running('b', '2', 'example.com/web:2')),
      violations: [],
    },
    {
      name: 'named by digest',
      objects: documents(
        cluster(),
        running('a', '1', `example.com/web@sha256:${'1'.repeat(64)}`),
        running('b', '2', `example.com/web@sha256:${'1'.repeat(64)}`),
      ),
      violations: [],
    },
    {
      name: 'a tag that moved',
      objects: documents(cluster(), running('a', '1'), running('b', '2')),
      violations: ['Cluster/ '],
    },
  ],
});
