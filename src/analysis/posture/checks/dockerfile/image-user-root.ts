import { isKnown } from '../../../../inventory/views/dockerfile-variables.ts';
import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Publishers say in the name or tag that their image sets a user of its own. */
const knownNonRoot =
  /windows\/nanoserver|nonroot|rootless|unprivileged|non-root|^cgr\.dev\/chainguard\/|^bitnami\/|\/bitnami\//;

const isRoot = (user: string): boolean => /^(?:root|0+|[^:]*(?:ContainerAdministrator))(?::|$)/i.test(user);

/** The USER that counts: the last one of the outermost stage that has any. */
const lastUser = ({ shipped }: DockerfileView): InstructionView | undefined => {
  for (const { instructions } of shipped) {
    const user = instructions.findLast(({ keyword, isTrigger }) => keyword === 'USER' && !isTrigger);
    if (user !== undefined) return user;
  }
  return undefined;
};

const evaluate = (dockerfile: DockerfileView): readonly Violation[] => {
  const user = lastUser(dockerfile);
  const [last] = dockerfile.shipped;
  if (user !== undefined && !isRoot(user.words[0] ?? '')) return none;
  if (user !== undefined)
    return [{ path: user.path, detail: `USER ${user.words[0]} makes the image run as root` }];
  const image = dockerfile.shipped.at(-1)?.image ?? '';
  if (last === undefined || knownNonRoot.test(image)) return none;
  const detail = `no USER in the stage that becomes the image, so it runs as the user of "${image}", most likely root`;
  return [{ path: last.from.path, detail, severity: isKnown(image) ? 'medium' : 'low' }];
};

export const imageUserRoot = defineCheck({
  id: 'image-user-root',
  title: 'Images must not run as root',
  severity: 'high',
  reason: 'image runs as root',
  rationale:
    'Whoever takes over a process that is root owns every file of the container, and a hole in the kernel or runtime makes him root of the node.',
  controls: {
    nsa: ['NSA-POD-01'],
    cis: ['docker-4.1'],
    hadolint: ['DL3002'],
    dockle: ['CIS-DI-0001'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'End the last stage with USER and a number over 0, and give that user the files it writes to.',
  },
  examples: [
    {
      name: 'a number',
      dockerfile: 'FROM alpine:3.20\nUSER root\nRUN apk add x=1\nUSER 10001:10001',
      violations: [],
    },
    {
      name: 'the last USER is root',
      dockerfile: 'FROM a:1\nUSER 1000\nUSER 0:0',
      violations: ['/instructions/2'],
    },
    {
      name: 'none at all',
      dockerfile: 'FROM a:1 AS build\nUSER 1000\nFROM b:1\nCMD ["x"]',
      violations: ['/instructions/2'],
    },
    {
      name: 'in the stage that it is built on',
      dockerfile: 'FROM a:1 AS base\nUSER 1000\nFROM base',
      violations: [],
    },
    {
      name: 'a base image that says so itself',
      dockerfile: 'FROM gcr.io/distroless/static:nonroot\nCOPY app /',
      violations: [],
    },
    {
      name: 'root by a variable',
      dockerfile: 'FROM a:1\nARG WHO=root\nUSER $WHO',
      violations: ['/instructions/2'],
    },
  ],
});
