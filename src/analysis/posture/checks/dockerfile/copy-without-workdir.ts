import { type DockerfileView, dockerfiles, type StageView } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isAbsolute = (path: string): boolean => /^(?:[/\\$~]|[A-Za-z]:)/.test(path);

const hasWorkdir = (stage: StageView | undefined): boolean =>
  stage !== undefined &&
  (stage.instructions.some(({ keyword }) => keyword === 'WORKDIR') || hasWorkdir(stage.base));

const wrongIn = ({ instructions, base }: StageView): readonly Violation[] => {
  let isKnown = hasWorkdir(base);
  return violationsIn(instructions, ({ keyword, words, path }) => {
    isKnown ||= keyword === 'WORKDIR';
    const to = words.at(-1) ?? '';
    if (isKnown || (keyword !== 'COPY' && keyword !== 'ADD') || isAbsolute(to)) return undefined;
    return { path, detail: `${keyword} to "${to}" goes into the working directory of the base image` };
  });
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => stages.flatMap(wrongIn);

export const copyWithoutWorkdir = defineCheck({
  id: 'copy-without-workdir',
  title: 'Files should be copied to a known directory',
  severity: 'info',
  reason: 'relative COPY without WORKDIR',
  rationale:
    'Where the files lie is then for the base image to say: with a new one they may cover others or be missing.',
  controls: { hadolint: ['DL3045'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Set WORKDIR before, or write the whole path as the target.' },
  examples: [
    {
      name: 'absolute, or behind WORKDIR',
      dockerfile: 'FROM a:1 AS base\nCOPY a /a\nWORKDIR /app\nCOPY b .\nFROM base\nCOPY c ./',
      violations: [],
    },
    { name: 'relative', dockerfile: 'FROM a:1\nCOPY app .', violations: ['/instructions/1'] },
  ],
});
