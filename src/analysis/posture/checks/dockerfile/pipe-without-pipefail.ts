import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const setsPipefail = (words: readonly string[]): boolean => words.some((word) => /pipefail/.test(word));

/** Pipelines whose first command may fail without anybody noticing; printing what is given never does. */
const lineOfPipe = ({ commands }: InstructionView): number | undefined => {
  const seen = new Set<number>();
  for (const { pipeline, call, line } of commands) {
    if (seen.has(pipeline)) return line;
    if (!/^(?:echo|printf|yes|true|cat|:)?$/.test(call[0] ?? '')) seen.add(pipeline);
  }
  return undefined;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, (run) => {
    if (run.keyword !== 'RUN' || run.form === 'exec' || setsPipefail(run.shell ?? [])) return undefined;
    const line = lineOfPipe(run);
    if (line === undefined || run.commands.some(({ call }) => call[0] === 'set' && setsPipefail(call)))
      return undefined;
    return { path: run.pathOfLine(line), detail: 'RUN goes on when a command before a pipe fails' };
  });

export const pipeWithoutPipefail = defineCheck({
  id: 'pipe-without-pipefail',
  title: 'Builds should stop when a command before a pipe fails',
  severity: 'info',
  reason: 'pipe without pipefail',
  rationale:
    'A shell tells how the last command of a pipe went: a download that fails, or a check of a sum, is passed over and the image is built without it.',
  controls: { hadolint: ['DL4006'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Say SHELL ["/bin/bash", "-o", "pipefail", "-c"] before, or set -o pipefail in the RUN.',
  },
  examples: [
    {
      name: 'by SHELL',
      dockerfile:
        'FROM a:1\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -O - https://example.com | tar x',
      violations: [],
    },
    {
      name: 'in the step, and where nothing can fail',
      dockerfile:
        'FROM a:1\nRUN set -eo pipefail; wget -O - https://example.com | tar x\nRUN echo "0 f" | sha256sum -c',
      violations: [],
    },
    {
      name: 'without',
      dockerfile: 'FROM a:1\nRUN wget -O - https://example.com | tar x',
      violations: ['/instructions/1'],
    },
    {
      name: 'a shell of another stage',
      dockerfile: 'FROM a:1 AS b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM a:1\nRUN x | y',
      violations: ['/instructions/3'],
    },
  ],
});
