import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** BUILDPLATFORM is what cross-building needs. TARGETPLATFORM is what FROM takes anyway. (Dockerfile reference, FROM) */
const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  violationsIn(stages, ({ from }) => {
    const platform = from.flag('platform')[0]?.replace(/["']/g, '');
    // Empty where a variable without a value stood: the builder takes its own.
    if (platform === undefined || platform === '') return undefined;
    if (/^\$\{?TARGETPLATFORM\}?$/.test(platform))
      return { path: from.path, detail: '--platform=$TARGETPLATFORM is what holds without it' };
    // No Linux machine finds a Windows image without it.
    return platform.includes('$') || platform.startsWith('windows')
      ? undefined
      : { path: from.path, detail: `--platform=${platform} holds on every machine that builds` };
  });

export const baseImagePlatform = defineCheck({
  id: 'base-image-platform',
  title: 'FROM should not fix a platform',
  severity: 'info',
  reason: 'platform fixed in FROM',
  rationale:
    'With a fixed platform the build for another architecture gives an image that says one and holds another, and breaks at the start of the container.',
  controls: { hadolint: ['DL3029', 'DL3065'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove --platform, or use $BUILDPLATFORM where the stage only compiles.',
  },
  examples: [
    {
      name: 'the machine that builds',
      dockerfile: 'FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nFROM scratch',
      violations: [],
    },
    {
      name: 'the machine that builds, if the builder says which',
      dockerfile: 'FROM --platform="${BUILDPLATFORM:-}" golang:1.24 AS build\nFROM scratch',
      violations: [],
    },
    { name: 'fixed', dockerfile: 'FROM --platform=linux/amd64 alpine:3', violations: ['/instructions/0'] },
    {
      name: 'what holds anyway',
      dockerfile: 'FROM --platform=${TARGETPLATFORM} alpine:3',
      violations: ['/instructions/0'],
    },
  ],
});
