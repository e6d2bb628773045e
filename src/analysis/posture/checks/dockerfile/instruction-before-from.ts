import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ preamble }: DockerfileView): readonly Violation[] =>
  violationsIn(preamble, ({ keyword, path }) =>
    keyword === 'ARG' ? undefined : { path, detail: `${keyword} stands before the first FROM` },
  );

export const instructionBeforeFrom = defineCheck({
  id: 'instruction-before-from',
  title: 'Only ARG may stand before the first FROM',
  severity: 'low',
  reason: 'instruction before FROM',
  rationale: 'There is no image yet for the instruction to act on, so builders refuse the file.',
  controls: { hadolint: ['DL3061'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Move the instruction behind FROM.' },
  examples: [
    { name: 'an ARG', dockerfile: 'ARG TAG=1\nFROM a:$TAG', violations: [] },
    { name: 'a label', dockerfile: 'LABEL a=b\nFROM a:1', violations: ['/instructions/0'] },
  ],
});
