import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { installationOf } from '../../dockerfile/packages.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ words, call, outputs }) => {
    if (words[0] === 'sudo') return 'RUN calls sudo';
    if (installationOf(call)?.packages.includes('sudo') === true) return 'RUN installs sudo';
    if (outputs.some((file) => file.startsWith('/etc/sudoers'))) return 'RUN writes /etc/sudoers';
    return undefined;
  });

export const sudoInBuild = defineCheck({
  id: 'sudo-in-build',
  title: 'Images must not have or need sudo',
  severity: 'medium',
  reason: 'sudo in the image',
  rationale:
    'With sudo in the image the user other than root, whom USER has set, is one command away from root, and a build is root already.',
  controls: {
    nsa: ['NSA-POD-01', 'NSA-POD-10'],
    cis: ['docker-4.3'],
    hadolint: ['DL3004'],
    dockle: ['DKL-DI-0001'],
    attack: ['T1548.003'],
  },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Do what needs root before USER, and leave sudo out.' },
  examples: [
    { name: 'without', dockerfile: 'FROM a:1\nRUN apk add curl && echo sudo', violations: [] },
    {
      name: 'called, installed, and set up',
      dockerfile:
        'FROM a:1\nRUN sudo -E apt-get update\nRUN apt-get install -y git sudo\nRUN echo "app ALL=NOPASSWD: ALL" >> /etc/sudoers.d/app',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
  ],
});
