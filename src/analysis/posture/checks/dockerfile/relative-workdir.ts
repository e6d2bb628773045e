import { type DockerfileView, dockerfiles, type StageView } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isRelative = (directory: string): boolean => !/^(?:[/\\$~]|[A-Za-z]:)/.test(directory);

/** A relative WORKDIR is sure only behind an absolute one of the same file: the base image may change its own. */
const wrongIn = ({ instructions, base }: StageView): readonly Violation[] => {
  let isKnown = false;
  for (let stage = base; stage !== undefined; stage = stage.base)
    isKnown ||= stage.instructions.some(({ keyword }) => keyword === 'WORKDIR');
  return violationsIn(instructions, ({ keyword, words, path }) => {
    if (keyword !== 'WORKDIR') return undefined;
    const [directory = ''] = words;
    const isWrong = isRelative(directory) && !isKnown;
    isKnown = true;
    return isWrong
      ? { path, detail: `WORKDIR "${directory}" is relative to that of the base image` }
      : undefined;
  });
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => stages.flatMap(wrongIn);

export const relativeWorkdir = defineCheck({
  id: 'relative-workdir',
  title: 'WORKDIR should be an absolute path',
  severity: 'info',
  reason: 'relative WORKDIR',
  rationale:
    'A new base image moves the files to another directory, and what was read-only or owned by somebody may no longer be.',
  controls: { hadolint: ['DL3000'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write the whole path into WORKDIR.' },
  examples: [
    {
      name: 'absolute, by a variable, and relative to an absolute one',
      dockerfile: 'FROM a:1\nWORKDIR /app\nWORKDIR src\nWORKDIR $HOME\nWORKDIR C:\\\\app',
      violations: [],
    },
    { name: 'relative', dockerfile: 'FROM a:1\nWORKDIR app', violations: ['/instructions/1'] },
  ],
});
