import { podImages } from '../../../../inventory/views/images.ts';
import { defineCheck } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

/** Tags that are moved to whatever is newest, by custom. */
const moving = [
  'canary',
  'dev',
  'develop',
  'edge',
  'head',
  'main',
  'master',
  'nightly',
  'snapshot',
  'stable',
];

export const floatingTag = defineCheck({
  id: 'floating-tag',
  title: 'Images should not be named by the tag of a branch or channel',
  severity: 'low',
  reason: 'image tag that moves',
  rationale:
    'Such a tag is moved with each build. Two pods of one Deployment may run different programs, a rollback gets the new one again, and a bad build reaches production by a mere restart.',
  controls: { nsa: ['NSA-UPG-12'], attack: ['T1525', 'T1195.002'] },
  sources: ['supply-chain'],
  target: podImages,
  parameters: { tags: texts(moving, 'Tags that are known to move.') },
  evaluate: ({ images }, { parameters }) =>
    violationsIn(images, ({ reference, holder, path, text }) =>
      reference?.tag !== undefined &&
      reference.digest === undefined &&
      parameters.tags.includes(reference.tag.toLowerCase())
        ? { path, detail: `${holder} runs image "${text}", whose tag is moved with each build` }
        : undefined,
    ),
  remedy: { safety: 'choice', words: 'Name the version that was tested as the tag, or add the digest.' },
  examples: [
    {
      name: 'a version, and a branch held by its digest',
      spec: `
containers:
  - { name: app, image: 'ghcr.io/acme/web:1.4-stable' }
  - { name: proxy, image: 'envoy:main@sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00' }
`,
      violations: [],
    },
    {
      name: 'a branch and a channel',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme/web:main" }, { name: proxy, image: "envoy:Nightly" }] }',
      violations: ['/spec/containers/0/image', '/spec/containers/1/image'],
    },
    {
      name: 'a tag that the profile names',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme/web:prod" }] }',
      parameters: { tags: ['prod'] },
      violations: ['/spec/containers/0/image'],
    },
  ],
});
