import { isKnown } from '../../../../inventory/views/dockerfile-variables.ts';
import { type DockerfileView, dockerfiles, type StageView } from '../../../../inventory/views/dockerfiles.ts';
import { parseImageReference } from '../../../../model/image-reference.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** `$REGISTRY/app`: whatever the variable holds, no tag follows it. */
const withoutTagInAnyCase = (image: string, from: StageView['from']): Violation | undefined =>
  /\/[^/:@$}]+$/.test(image) ? { path: from.path, detail: `base image "${image}" has no tag` } : undefined;

const wrongIn = ({ image, base, from }: StageView): Violation | undefined => {
  if (base !== undefined || image === 'scratch') return undefined;
  if (!isKnown(image)) return withoutTagInAnyCase(image, from);
  const reference = parseImageReference(image);
  if (reference === undefined || reference.digest !== undefined) return undefined;
  if (reference.tag === undefined) return { path: from.path, detail: `base image "${image}" has no tag` };
  return reference.tag === 'latest'
    ? { path: from.path, detail: `base image "${image}" has the tag latest` }
    : undefined;
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => violationsIn(stages, wrongIn);

export const baseImageTag = defineCheck({
  id: 'base-image-tag',
  title: 'Base images must have a tag other than latest',
  severity: 'medium',
  reason: 'base image without a version',
  rationale:
    'Without a version each build may start from another image: nobody can say what is in it, and whoever can push to that name gets into the next build unseen.',
  controls: {
    nsa: ['NSA-POD-10'],
    hadolint: ['DL3006', 'DL3007'],
    dockle: ['DKL-DI-0006'],
    cis: ['docker-4.2'],
    attack: ['T1195.002'],
  },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the version of the base image, or better its digest.' },
  examples: [
    {
      name: 'a tag, a digest, an earlier stage, and nothing',
      dockerfile: `FROM alpine:3.20 AS a\nFROM a\nFROM scratch\nFROM b@sha256:${'0'.repeat(64)}`,
      violations: [],
    },
    { name: 'no tag', dockerfile: 'FROM localhost:5000/app\nUSER 1', violations: ['/instructions/0'] },
    { name: 'latest', dockerfile: 'FROM a:1 AS build\nFROM alpine:latest', violations: ['/instructions/1'] },
    {
      name: 'latest as the default of an ARG',
      dockerfile: 'ARG TAG=latest\nFROM alpine:${TAG}',
      violations: ['/instructions/1'],
    },
    {
      name: 'an ARG without a default',
      dockerfile: 'ARG BASE\nARG TAG\nFROM $BASE\nFROM b/app:$TAG',
      violations: [],
    },
    {
      name: 'an ARG without a default for the registry alone',
      dockerfile: 'ARG REGISTRY\nFROM ${REGISTRY}/app',
      violations: ['/instructions/1'],
    },
  ],
});
