import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, path, flag }) => {
    if (keyword !== 'RUN') return undefined;
    if (flag('security').includes('insecure'))
      return { path, detail: 'RUN --security=insecure has every capability' };
    return flag('network').includes('host')
      ? { path, detail: 'RUN --network=host sees the network of the building machine', severity: 'medium' }
      : undefined;
  });

export const privilegedBuildStep = defineCheck({
  id: 'privileged-build-step',
  title: 'Build steps must not leave their sandbox',
  severity: 'high',
  reason: 'build step outside its sandbox',
  rationale:
    'Whatever the step downloads and runs gets the machine that builds, with the credentials that it holds for registries and clusters.',
  controls: { attack: ['T1611', 'T1195.002'] },
  sources: ['supply-chain', 'insider'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove the flag, and move what needs it out of the build.' },
  examples: [
    {
      name: 'less than usual',
      dockerfile: 'FROM a:1\nRUN --network=none --security=sandbox make',
      violations: [],
    },
    {
      name: 'more than usual',
      dockerfile: 'FROM a:1\nRUN --security=insecure make\nRUN --network=host make',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
