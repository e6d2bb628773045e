import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isWhole = ({ keyword, words, flag }: InstructionView): boolean =>
  keyword === 'COPY' &&
  flag('from').length > 0 &&
  words.slice(0, -1).some((word) => /^\/(?:\.|\*)?$/.test(word));

/** Squashing an image onto `scratch` is meant so: all of it is its own content. */
const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages
    .filter(({ image }) => image !== 'scratch')
    .flatMap(({ instructions }) =>
      violationsIn(instructions, (instruction) =>
        isWhole(instruction)
          ? {
              path: instruction.path,
              detail: `COPY --from=${instruction.flag('from')[0]} takes the whole filesystem of that stage`,
            }
          : undefined,
      ),
    );

export const copyOfWholeFilesystem = defineCheck({
  id: 'copy-of-whole-filesystem',
  title: 'A stage should hand over only what was built',
  severity: 'medium',
  reason: 'whole filesystem of a stage copied',
  rationale:
    'Compilers, package caches, sources and keys of the build stage come along: what a build stage was to keep out of the image is in it.',
  controls: { nsa: ['NSA-POD-10'], cis: ['docker-4.3'], hadolint: ['DL3067'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Copy the files that were built, one path each.' },
  examples: [
    {
      name: 'what was built, and a squash',
      dockerfile:
        'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /out/app /app\nFROM scratch\nCOPY --from=build / /',
      violations: [],
    },
    {
      name: 'everything',
      dockerfile: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=build / /',
      violations: ['/instructions/2'],
    },
  ],
});
