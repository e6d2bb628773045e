import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters, runningPods } from '../../../../inventory/views/cluster-state.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cluster, documents, runningPod } from '../../live/example-objects.ts';

const mostNamed = 2;

/** The digest at the end of an imageID: the part before it depends on where the node got it from. */
const digestOf = (imageId: string): string | undefined => /sha256:[0-9a-f]+$/.exec(imageId)?.[0];

const evaluate = (inventory: Inventory): readonly Violation[] => {
  const digests = new Map<string, Map<string, string>>();
  for (const { namespace, name, spec } of inventory.select(runningPods))
    for (const { image = '', imageID = '' } of spec.images ?? []) {
      const digest = digestOf(imageID);
      if (digest === undefined || image === '' || image.includes('@') || image.startsWith('sha256:'))
        continue;
      const known = digests.get(image) ?? new Map<string, string>();
      if (!known.has(digest)) known.set(digest, `${namespace}/${name}`);
      digests.set(image, known);
    }
  return [...digests]
    .filter(([, pods]) => pods.size > 1)
    .map(([image, pods]) => ({
      path: root,
      detail: `${pods.size} different images run under the name ${image}: in pods ${[...pods.values()].slice(0, mostNamed).join(' and ')}`,
    }));
};

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
