import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption } from '../../dockerfile/options.ts';
import { installationOf } from '../../dockerfile/packages.ts';
import { runViolations, shippedInstructions } from '../../dockerfile/run-violations.ts';

const evaluate = (dockerfile: DockerfileView): readonly Violation[] =>
  runViolations(shippedInstructions(dockerfile), ({ call }) => {
    const isApt = installationOf(call)?.manager.name === 'apt';
    if (!isApt || hasOption(call, '--no-install-recommends') || isSwitchedOff(call)) return undefined;
    return `${call[0]} install also brings what is only recommended`;
  });

const isSwitchedOff = (call: readonly string[]): boolean =>
  call.some((word) => /APT::Install-Recommends=(?:0|false|no)/i.test(word));

export const recommendedPackages = defineCheck({
  id: 'recommended-packages',
  title: 'Images should hold no packages that are only recommended',
  severity: 'info',
  reason: 'recommended packages installed',
  rationale:
    'Each package that nothing needs brings holes to patch and tools for whoever gets into the container.',
  controls: { cis: ['docker-4.3'], hadolint: ['DL3015'] },
  sources: ['supply-chain', 'malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Add --no-install-recommends to apt-get install.' },
  examples: [
    {
      name: 'left out',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y --no-install-recommends curl && apt-get -o APT::Install-Recommends=0 install x',
      violations: [],
    },
    {
      name: 'brought along',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get install -y curl',
      violations: ['/instructions/1'],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile: 'FROM a:1 AS build\nRUN apt-get install -y gcc\nFROM b:1',
      violations: [],
    },
  ],
});
