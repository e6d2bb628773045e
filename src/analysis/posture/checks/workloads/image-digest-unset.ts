import { podImages } from '../../../../inventory/views/images.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

export const imageDigestUnset = defineCheck({
  id: 'image-digest-unset',
  title: 'Images should be pinned by digest',
  severity: 'low',
  reason: 'image without a digest',
  rationale:
    'A tag is a name that the registry may point elsewhere: whoever may push, or holds the registry, changes what runs without any change of the manifest. A digest is the image.',
  controls: {
    nsa: ['NSA-UPG-12'],
    attack: ['T1525', 'T1195.002'],
    kubescape: ['C-0306'],
  },
  sources: ['supply-chain', 'insider'],
  runs: 'on-request',
  target: podImages,
  evaluate: ({ images }) =>
    violationsIn(images, ({ reference, holder, path, text }) =>
      reference === undefined || reference.digest !== undefined
        ? undefined
        : { path, detail: `${holder} runs image "${text}", which no digest pins` },
    ),
  remedy: {
    safety: 'choice',
    words: 'Append the digest of the tested image, name:tag@sha256:…, and let a tool renew it.',
  },
  examples: [
    {
      name: 'a tag for people and the digest for the node',
      spec: '{ containers: [{ name: app, image: "nginx:1.27@sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00" }] }',
      violations: [],
    },
    {
      name: 'only a tag, and nothing at all',
      spec: '{ initContainers: [{ name: setup, image: busybox }], containers: [{ name: app, image: "nginx:1.27" }] }',
      violations: ['/spec/initContainers/0/image', '/spec/containers/0/image'],
    },
  ],
});
