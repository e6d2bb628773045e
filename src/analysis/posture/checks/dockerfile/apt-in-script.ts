import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) =>
    call[0] === 'apt' ? 'RUN calls apt, which is made for people at a terminal' : undefined,
  );

export const aptInScript = defineCheck({
  id: 'apt-in-script',
  title: 'Builds should call apt-get, not apt',
  severity: 'info',
  reason: 'apt in a script',
  rationale:
    'The command line of apt may change between versions, as its manual says, so that a build breaks with a new base image.',
  controls: { hadolint: ['DL3027'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write apt-get, or apt-cache for searches.' },
  examples: [
    { name: 'apt-get', dockerfile: 'FROM a:1\nRUN apt-get update && rm -rf /var/lib/apt', violations: [] },
    { name: 'apt', dockerfile: 'FROM a:1\nRUN apt update', violations: ['/instructions/1'] },
  ],
});
