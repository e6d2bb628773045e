import type { ShellCommand } from '../../../../inventory/shell/shell-command.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { operandsOf } from '../../dockerfile/options.ts';
import { violationsIn } from '../../violations.ts';

/** Calls that fetch the index only. For yum and dnf `update` is an upgrade. */
const indexUpdates: Readonly<Record<string, string>> = {
  'apt-get': 'update',
  apt: 'update',
  aptitude: 'update',
  apk: 'update',
  zypper: 'refresh',
};

const valued: ReadonlySet<string> = new Set(['-o', '-c', '-X', '--repository']);

const verbOf = (call: readonly string[]): string | undefined => operandsOf(call, valued)[0];

const isUpdate = ({ call }: ShellCommand): boolean =>
  Object.hasOwn(indexUpdates, call[0] ?? '') && indexUpdates[call[0] ?? ''] === verbOf(call);

/** Anything else that a package manager is asked for uses the index. */
const usesIndex = ({ call }: ShellCommand): boolean =>
  /^(?:install|add|in|upgrade|dist-upgrade|full-upgrade|build-dep|download|source|up|update|patch)$/.test(
    verbOf(call) ?? '',
  );

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, commands, pathOfLine }) => {
    if (keyword !== 'RUN') return undefined;
    const update = commands.find(isUpdate);
    if (update === undefined || commands.some((one) => !isUpdate(one) && usesIndex(one))) return undefined;
    return commands.some(({ call }) => /\.sh$|^make$/.test(call[0] ?? ''))
      ? undefined
      : {
          path: pathOfLine(update.line),
          detail: `RUN ${update.call[0]} ${verbOf(update.call)} installs nothing in the same step`,
        };
  });

export const packageIndexUpdateAlone = defineCheck({
  id: 'package-index-update-alone',
  title: 'The package index should be updated where packages are installed',
  severity: 'low',
  reason: 'package index updated alone',
  rationale:
    'The builder keeps the layer with the old index, so that later steps install old versions, with the holes that were closed meanwhile.',
  controls: { cis: ['docker-4.7'], dockle: ['CIS-DI-0007'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Put the update and the installation into one RUN, joined by &&.' },
  examples: [
    {
      name: 'together',
      dockerfile:
        'FROM a:1\nRUN apt-get -q update && apt-get install -y curl\nRUN apk add --no-cache --update git\nRUN yum -y update',
      violations: [],
    },
    {
      name: 'alone',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y curl\nRUN apk update',
      violations: ['/instructions/1', '/instructions/3'],
    },
  ],
});
