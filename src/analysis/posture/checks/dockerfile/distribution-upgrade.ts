import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { operandsOf } from '../../dockerfile/options.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const upgrades: Readonly<Record<string, readonly string[]>> = {
  'apt-get': ['dist-upgrade'],
  apt: ['dist-upgrade', 'full-upgrade'],
  aptitude: ['full-upgrade'],
  zypper: ['dup', 'dist-upgrade'],
  dnf: ['system-upgrade', 'distro-sync'],
  'do-release-upgrade': [],
};

const valued: ReadonlySet<string> = new Set(['-o', '-c']);

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) => {
    const [program = ''] = call;
    const verbs = Object.hasOwn(upgrades, program) ? upgrades[program] : undefined;
    if (verbs === undefined) return undefined;
    const verb = operandsOf(call, valued).find((word) => verbs.includes(word));
    if (verb === undefined && verbs.length > 0) return undefined;
    return `RUN upgrades the whole distribution with ${program}${verb === undefined ? '' : ` ${verb}`}`;
  });

export const distributionUpgrade = defineCheck({
  id: 'distribution-upgrade',
  title: 'Builds should not upgrade the distribution of their base image',
  severity: 'low',
  reason: 'distribution upgraded in the build',
  rationale:
    'The result is a release that nobody has chosen or tested and that differs with each build; the base image it came from says nothing about it.',
  controls: { hadolint: ['DL3035'], dockle: ['DKL-DI-0003'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Take a newer base image, and upgrade only packages with a known hole.',
  },
  examples: [
    {
      name: 'packages within the release',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get -y upgrade && yum -y update',
      violations: [],
    },
    {
      name: 'the release',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get -y dist-upgrade\nRUN zypper -n dup',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
