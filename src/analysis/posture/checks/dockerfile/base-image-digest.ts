import { isKnown } from '../../../../inventory/views/dockerfile-variables.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { parseImageReference } from '../../../../model/image-reference.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  violationsIn(stages, ({ image, base, from }) => {
    if (base !== undefined || image === 'scratch' || !isKnown(image)) return undefined;
    const reference = parseImageReference(image);
    return reference === undefined || reference.digest !== undefined
      ? undefined
      : { path: from.path, detail: `base image "${image}" has no digest` };
  });

export const baseImageDigest = defineCheck({
  id: 'base-image-digest',
  title: 'Base images should be pinned by digest',
  severity: 'low',
  reason: 'base image without a digest',
  rationale:
    'A tag can be moved to another image by whoever holds the repository; a digest names one image for ever.',
  controls: { cis: ['docker-4.2'], attack: ['T1195.002'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Add the digest behind the tag, and let a bot raise both when a new version is out.',
  },
  examples: [
    { name: 'a digest', dockerfile: `FROM alpine:3.20@sha256:${'0'.repeat(64)}\nUSER 1`, violations: [] },
    { name: 'a tag alone', dockerfile: 'FROM alpine:3.20\nUSER 1', violations: ['/instructions/0'] },
  ],
});
