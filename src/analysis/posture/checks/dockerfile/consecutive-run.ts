import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { shippedInstructions } from '../../dockerfile/run-violations.ts';
import { violationsIn } from '../../violations.ts';

const mountsOf = (run: InstructionView): string => run.flag('mount').join(' ');

/** Steps with mounts of their own are apart for a reason. */
const evaluate = (dockerfile: DockerfileView): readonly Violation[] => {
  const instructions = shippedInstructions(dockerfile);
  return violationsIn(instructions, (run, index) => {
    const before = instructions[index - 1];
    if (run.keyword !== 'RUN' || before?.keyword !== 'RUN' || mountsOf(run) !== mountsOf(before))
      return undefined;
    return { path: run.path, detail: 'RUN follows another RUN, which makes one more layer' };
  });
};

export const consecutiveRun = defineCheck({
  id: 'consecutive-run',
  title: 'Steps that belong together should be one RUN',
  severity: 'info',
  reason: 'consecutive RUN instructions',
  rationale: 'What one step writes and the next deletes stays in the image, in the layer of the first.',
  controls: { hadolint: ['DL3059'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Join the commands with &&, or write them into one heredoc.' },
  examples: [
    {
      name: 'apart for a reason',
      dockerfile: 'FROM a:1\nRUN a\nCOPY b /\nRUN c\nRUN --mount=type=secret,id=x d',
      violations: [],
    },
    { name: 'one after the other', dockerfile: 'FROM a:1\nRUN a\nRUN b', violations: ['/instructions/2'] },
  ],
});
