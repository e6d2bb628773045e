import type { ShellCommand } from '../../../../inventory/shell/shell-command.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption } from '../../dockerfile/options.ts';
import { installationOf } from '../../dockerfile/packages.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

/** Options that answer yes, by package manager. For apt a doubled quiet does too. (apt-get(8), -q) */
const answers: Readonly<Record<string, readonly string[]>> = {
  apt: ['-y', '--yes', '--assume-yes', '-qq', '--force-yes'],
  yum: ['-y', '--assumeyes'],
  dnf: ['-y', '--assumeyes'],
  zypper: ['-y', '--no-confirm', '-n', '--non-interactive'],
};

const isQuietTwice = (call: readonly string[]): boolean =>
  call.filter((word) => word === '-q' || word === '--quiet').length > 1 || hasOption(call, '-q=2');

const wrongIn = ({ call }: ShellCommand): string | undefined => {
  const manager = installationOf(call)?.manager.name ?? '';
  const options = Object.hasOwn(answers, manager) ? answers[manager] : undefined;
  if (options === undefined || hasOption(call, ...options) || isQuietTwice(call)) return undefined;
  return `${call[0]} would ask whether to install, and nobody is there to answer`;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, wrongIn);

export const packageManagerPrompts = defineCheck({
  id: 'package-manager-prompts',
  title: 'Package managers must not ask during a build',
  severity: 'info',
  reason: 'package manager asks a question',
  rationale: 'Without an answer the build stops, on some versions only and on the day of a security update.',
  controls: { hadolint: ['DL3014', 'DL3030', 'DL3034', 'DL3038'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Add -y to the call.' },
  examples: [
    {
      name: 'answered',
      dockerfile:
        'FROM a:1\nRUN apt-get -qy install curl && apt-get -qq install git && yum -y install tar && zypper -n in vim && dnf install --assumeyes x',
      violations: [],
    },
    {
      name: 'asking',
      dockerfile:
        'FROM a:1\nRUN apt-get install curl\nRUN yum install tar\nRUN zypper in vim\nRUN dnf install x',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3', '/instructions/4'],
    },
    {
      name: 'where nothing is asked',
      dockerfile: 'FROM a:1\nRUN apt-get update && microdnf update && apk add git',
      violations: [],
    },
  ],
});
