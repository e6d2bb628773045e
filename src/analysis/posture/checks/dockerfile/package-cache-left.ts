import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cacheLeftBy } from '../../dockerfile/package-caches.ts';
import { shippedInstructions } from '../../dockerfile/run-violations.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (dockerfile: DockerfileView): readonly Violation[] => {
  const instructions = shippedInstructions(dockerfile);
  const variables = environmentOf(instructions);
  return violationsIn(instructions, (run) => {
    const cache = run.keyword === 'RUN' ? cacheLeftBy(run, variables) : undefined;
    return cache === undefined
      ? undefined
      : { path: run.pathOfLine(cache.line), detail: `RUN leaves the cache of ${cache.manager} in its layer` };
  });
};

const environmentOf = (instructions: readonly InstructionView[]): ReadonlySet<string> =>
  new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')
      .flatMap(({ settings }) => settings.map(({ key }) => key)),
  );

export const packageCacheLeft = defineCheck({
  id: 'package-cache-left',
  title: 'Caches of package managers should not be left in the image',
  severity: 'info',
  reason: 'package cache left in the image',
  rationale:
    'The cache makes the image larger and slower to start, and its old index lets a later step install versions with known holes.',
  controls: {
    hadolint: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
    dockle: ['DKL-DI-0004', 'DKL-DI-0005'],
  },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Clean up in the same RUN, or mount the cache with RUN --mount=type=cache.',
  },
  examples: [
    {
      name: 'cleaned up in the same step',
      dockerfile:
        'FROM a:1\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN apk add --no-cache curl\nRUN dnf install -y tar && dnf clean all\nRUN pip install --no-cache-dir x==1',
      violations: [],
    },
    {
      name: 'mounted, or switched off by a variable',
      dockerfile:
        'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x==1\nRUN --mount=type=cache,target=/var/lib/apt apt-get update',
      violations: [],
    },
    {
      name: 'emptied too early, filled by an upgrade, and only packages mounted where the index stays',
      dockerfile:
        'FROM a:1\nRUN dnf clean all && dnf install -y tar\nRUN dnf -y upgrade\nRUN --mount=type=cache,target=/var/cache/apt apt-get update',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
    {
      name: 'switched off by an exported variable',
      dockerfile: 'FROM a:1\nRUN export PIP_NO_CACHE_DIR=1 && pip install x==1',
      violations: [],
    },
    {
      name: 'left',
      dockerfile:
        'FROM a:1\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*\nRUN apk add curl\nRUN yum install -y tar\nRUN zypper in -y vim\nRUN pip install x==1\nRUN yarn install',
      violations: [1, 3, 4, 5, 6, 7].map((index) => `/instructions/${index}`),
    },
    {
      name: 'left in a stage that is thrown away',
      dockerfile: 'FROM a:1 AS build\nRUN apk add curl\nFROM b:1',
      violations: [],
    },
  ],
});
