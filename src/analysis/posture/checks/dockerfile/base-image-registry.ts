import { isKnown } from '../../../../inventory/views/dockerfile-variables.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { parseImageReference } from '../../../../model/image-reference.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';
import { placeOf } from '../../workloads/registries.ts';

interface Parameters {
  readonly registries: readonly string[];
}

const evaluate = (
  { stages }: DockerfileView,
  { parameters: { registries } }: { readonly parameters: Parameters },
): readonly Violation[] =>
  violationsIn(stages, ({ image, base, from }) => {
    if (base !== undefined || image === 'scratch' || !isKnown(image)) return undefined;
    const reference = parseImageReference(image);
    return reference === undefined || placeOf(reference, registries) !== undefined
      ? undefined
      : { path: from.path, detail: `base image "${image}" comes from none of the allowed registries` };
  });

export const baseImageRegistry = defineCheck({
  id: 'base-image-registry',
  title: 'Base images must come from registries that are trusted',
  severity: 'medium',
  reason: 'base image from another registry',
  rationale:
    'What is in the base image runs in every container that is built on it, so whoever publishes it is trusted as much as a colleague.',
  controls: { cis: ['docker-4.2'], hadolint: ['DL3026'], attack: ['T1195.002'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  parameters: {
    registries: texts(
      [],
      'Registries, folders of registries (ghcr.io/acme) and domains (*.acme.example) that base images may come from.',
    ),
  },
  evaluate,
  remedy: { safety: 'choice', words: 'Take the base image from a registry on the list, or mirror it there.' },
  examples: [
    {
      name: 'from the list',
      dockerfile: 'FROM ghcr.io/acme/base:1 AS base\nFROM base\nFROM scratch',
      parameters: { registries: ['ghcr.io/acme'] },
      violations: [],
    },
    {
      name: 'from elsewhere',
      dockerfile: 'FROM ghcr.io/acme-evil/base:1\nFROM alpine:3',
      parameters: { registries: ['ghcr.io/acme'] },
      violations: ['/instructions/0', '/instructions/1'],
    },
  ],
});
