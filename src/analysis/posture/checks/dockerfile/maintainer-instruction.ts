import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, path }) =>
    keyword === 'MAINTAINER' ? { path, detail: 'MAINTAINER is deprecated' } : undefined,
  );

export const maintainerInstruction = defineCheck({
  id: 'maintainer-instruction',
  title: 'The maintainer should be named by a label',
  severity: 'info',
  reason: 'MAINTAINER',
  rationale: 'The instruction is deprecated since Docker 1.13, and tools that look for an owner read labels.',
  controls: { hadolint: ['DL4000'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write LABEL org.opencontainers.image.authors instead.' },
  examples: [
    { name: 'a label', dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.authors="Ada"', violations: [] },
    { name: 'MAINTAINER', dockerfile: 'FROM a:1\nMAINTAINER Ada', violations: ['/instructions/1'] },
  ],
});
