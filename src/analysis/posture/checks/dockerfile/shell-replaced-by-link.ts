import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) =>
    call[0] === 'ln' && call.at(-1) === '/bin/sh' ? 'RUN links another shell to /bin/sh' : undefined,
  );

export const shellReplacedByLink = defineCheck({
  id: 'shell-replaced-by-link',
  title: 'The shell of a build should be chosen with SHELL',
  severity: 'info',
  reason: 'shell replaced by a link',
  rationale:
    'Every script of the distribution is then run by a shell that it was not written for, in the container too.',
  controls: { hadolint: ['DL4005'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Say SHELL ["/bin/bash", "-c"] instead.' },
  examples: [
    {
      name: 'SHELL',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN ln -s /bin/sh /bin/mysh',
      violations: [],
    },
    {
      name: 'a link',
      dockerfile: 'FROM a:1\nRUN rm /bin/sh && ln -sf /bin/bash /bin/sh',
      violations: ['/instructions/1'],
    },
  ],
});
