import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, isTrigger, path }) =>
    isTrigger && (keyword === 'FROM' || keyword === 'MAINTAINER')
      ? { path, detail: `ONBUILD cannot trigger ${keyword}` }
      : undefined,
  );

export const invalidOnbuildTrigger = defineCheck({
  id: 'invalid-onbuild-trigger',
  title: 'ONBUILD must trigger what can be triggered',
  severity: 'low',
  reason: 'instruction that ONBUILD cannot trigger',
  rationale: 'Builders refuse the file, or every build that is based on its image.',
  controls: { hadolint: ['DL3043'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove the instruction.' },
  examples: [
    { name: 'what can be triggered', dockerfile: 'FROM a:1\nONBUILD RUN make', violations: [] },
    {
      name: 'what cannot',
      dockerfile: 'FROM a:1\nONBUILD FROM b:1\nONBUILD MAINTAINER Ada',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
