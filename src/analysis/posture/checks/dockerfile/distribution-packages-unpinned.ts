import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';
import { unpinnedPackages } from '../../dockerfile/unpinned-packages.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) => unpinnedPackages(call, 'distribution'));

export const distributionPackagesUnpinned = defineCheck({
  id: 'distribution-packages-unpinned',
  title: 'Packages of the distribution should name a version',
  severity: 'low',
  reason: 'distribution package without a version',
  rationale:
    'The same Dockerfile gives another image next week, so that a fault or a bad package comes in without a change that anybody reviewed.',
  controls: {
    hadolint: ['DL3008', 'DL3018', 'DL3033', 'DL3037', 'DL3041'],
    attack: ['T1195.002'],
  },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Write the version behind each package, or build on a snapshot of the repository.',
  },
  examples: [
    {
      name: 'with versions',
      dockerfile: 'FROM a:1\nRUN apt-get install -y curl=7.1 && apk add git~2 && dnf install -y tar-1.35',
      violations: [],
    },
    {
      name: 'without',
      dockerfile:
        'FROM a:1\nRUN apt-get update && apt-get install -y curl\nRUN apk add git\nRUN yum install -y tar\nRUN zypper in -y vim',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3', '/instructions/4'],
    },
    { name: 'a variable', dockerfile: 'FROM a:1\nRUN apt-get install -y $PACKAGES', violations: [] },
  ],
});
