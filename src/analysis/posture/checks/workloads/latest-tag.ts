import { type ImageUse, podImages, tagOf } from '../../../../inventory/views/images.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const find = ({ reference, holder, path, text }: ImageUse): Violation | undefined =>
  reference === undefined || reference.digest !== undefined || tagOf(reference) !== 'latest'
    ? undefined
    : {
        path,
        detail: `${holder} runs image "${text}" ${reference.tag === undefined ? 'without a tag' : 'by the tag latest'}`,
      };

export const latestTag = defineCheck({
  id: 'latest-tag',
  title: 'Images must be named by a tag other than latest, or by a digest',
  severity: 'medium',
  reason: 'image tag latest or missing',
  rationale:
    'Nobody can say what runs: each node has the image of the day on which it pulled, a restart may bring another version, a rollback brings nothing back, and whoever can push that one tag owns every pod that starts next.',
  controls: {
    nsa: ['NSA-UPG-12'],
    attack: ['T1525', 'T1195.002'],
    trivy: ['KSV-0013'],
    'kube-linter': ['latest-tag'],
    polaris: ['tagNotSpecified'],
  },
  sources: ['supply-chain'],
  target: podImages,
  evaluate: ({ images }) => violationsIn(images, find),
  remedy: {
    safety: 'choice',
    words: 'Name the version that was tested as the tag, better together with its digest.',
  },
  examples: [
    {
      name: 'a version, or a digest',
      spec: `
containers:
  - { name: app, image: 'ghcr.io/acme/web:1.4.2' }
  - { name: proxy, image: 'envoy@sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00' }
`,
      violations: [],
    },
    {
      name: 'no tag, and latest',
      spec: `
initContainers: [{ name: setup, image: busybox }]
containers:
  - { name: app, image: 'localhost:5000/web' }
  - { name: proxy, image: 'envoy:latest' }
volumes: [{ name: model, image: { reference: 'ghcr.io/acme/model:latest' } }]
`,
      violations: [
        '/spec/initContainers/0/image',
        '/spec/containers/0/image',
        '/spec/containers/1/image',
        '/spec/volumes/0/image/reference',
      ],
    },
    {
      name: 'a value that is yet to be filled in',
      spec: '{ containers: [{ name: app, image: "$(IMAGE)" }, { name: proxy, image: "" }] }',
      violations: [],
    },
  ],
});
