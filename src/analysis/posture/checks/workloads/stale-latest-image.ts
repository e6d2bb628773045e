import { type ImageUse, podImages, pullPolicyOf, tagOf } from '../../../../inventory/views/images.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const find = (use: ImageUse): Violation | undefined => {
  const { reference, holder, pullPolicyPath } = use;
  if (reference === undefined || reference.digest !== undefined || tagOf(reference) !== 'latest')
    return undefined;
  const policy = pullPolicyOf(use);
  if (policy === 'Always') return undefined;
  return {
    path: pullPolicyPath,
    detail: `${holder} runs the latest image with pull policy ${policy}: each node keeps the one that it has`,
  };
};

export const staleLatestImage = defineCheck({
  id: 'stale-latest-image',
  title: 'A latest image must be pulled at each start',
  severity: 'medium',
  reason: 'latest image that is never renewed',
  rationale:
    'The manifest asks for the newest image, the pull policy for whichever the node happens to hold: an old one with known holes keeps running, and a different one on each node.',
  controls: { nsa: ['NSA-UPG-12'], attack: ['T1525'], kubescape: ['C-0075'] },
  sources: ['supply-chain'],
  target: podImages,
  evaluate: ({ images }) => violationsIn(images, find),
  remedy: {
    safety: 'tightening',
    words: 'Name a version as the tag; else set the pull policy to Always.',
    operations: (_pod, violation) => [{ op: 'replace', path: violation.path, value: 'Always' }],
  },
  examples: [
    {
      name: 'the default for latest, and a version that is kept',
      spec: `
containers:
  - { name: app, image: nginx }
  - { name: proxy, image: 'envoy:1.31', imagePullPolicy: IfNotPresent }
  - { name: log, image: 'fluent-bit:latest', imagePullPolicy: Always }
`,
      violations: [],
    },
    {
      name: 'latest that is kept or never pulled',
      spec: `
containers:
  - { name: app, image: nginx, imagePullPolicy: IfNotPresent }
  - { name: proxy, image: 'envoy:latest', imagePullPolicy: Never }
volumes: [{ name: model, image: { reference: 'ghcr.io/acme/model', pullPolicy: IfNotPresent } }]
`,
      violations: [
        '/spec/containers/0/imagePullPolicy',
        '/spec/containers/1/imagePullPolicy',
        '/spec/volumes/0/image/pullPolicy',
      ],
    },
  ],
});
