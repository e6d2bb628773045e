import { type ImageUse, podImages } from '../../../../inventory/views/images.ts';
import { valueAt } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { comesFrom } from '../../workloads/registries.ts';
import { retiredRegistries } from '../../workloads/retired-registries.ts';

const find = ({ reference, holder, path, text }: ImageUse): Violation | undefined => {
  const retired = reference && retiredRegistries.find(({ place }) => comesFrom(reference, place));
  if (retired === undefined) return undefined;
  const { place, since, successor } = retired;
  return {
    path,
    detail: `${holder} runs image "${text}" from ${place}, given up since ${since}${successor === undefined ? '' : `; its successor is ${successor}`}`,
  };
};

/** Only where the old place forwards to the new one: there the node gets the same bytes either way. */
const successorOf = (text: string): string | undefined => {
  const retired = retiredRegistries.find(({ place, forwards }) => forwards && text.startsWith(`${place}/`));
  return retired?.successor && `${retired.successor}${text.slice(retired.place.length)}`;
};

export const retiredImageRegistry = defineCheck({
  id: 'retired-image-registry',
  title: 'Images must not come from a registry that was given up',
  severity: 'medium',
  reason: 'image from a retired registry',
  rationale:
    'Nothing new arrives there, fixes included, and on some day the images are gone: then no pod starts on a new node. A name that is given up may also fall to somebody else.',
  controls: {
    nsa: ['NSA-UPG-12'],
    attack: ['T1195.002'],
    kubescape: ['C-0253'],
  },
  sources: ['supply-chain'],
  target: podImages,
  evaluate: ({ images }) => violationsIn(images, find),
  remedy: {
    safety: 'safe',
    words: 'Name the successor of the registry, or one of your own.',
    operations: ({ resource }, { path }) => {
      const text = valueAt(resource.object, path);
      const value = typeof text === 'string' ? successorOf(text) : undefined;
      return value === undefined ? [] : [{ op: 'replace', path, value }];
    },
  },
  examples: [
    {
      name: 'the registry of today',
      spec: '{ containers: [{ name: app, image: "registry.k8s.io/pause:3.10" }, { name: db, image: "bitnamilegacy/redis:7.2" }] }',
      violations: [],
    },
    {
      name: 'an old registry that forwards',
      spec: '{ containers: [{ name: app, image: "k8s.gcr.io/pause:3.7" }] }',
      violations: ['/spec/containers/0/image'],
    },
    {
      name: 'old ones that do not',
      spec: '{ containers: [{ name: a, image: "bitnami/redis:7.2" }], initContainers: [{ name: b, image: "gcr.io/google-containers/busybox:1.27" }] }',
      violations: ['/spec/containers/0/image', '/spec/initContainers/0/image'],
    },
  ],
});
