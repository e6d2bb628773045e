import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** `FROM scratch` is the empty image, and `context` is what is built from. (BuildKit, rule ReservedStageName) */
const reserved: ReadonlySet<string | undefined> = new Set(['scratch', 'context']);

const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  violationsIn(stages, ({ name, from }) =>
    reserved.has(name)
      ? { path: from.path, detail: `"${name}" as a stage name has a meaning of its own` }
      : undefined,
  );

export const reservedStageName = defineCheck({
  id: 'reserved-stage-name',
  title: 'Stages must not be called scratch or context',
  severity: 'low',
  reason: 'reserved word as stage name',
  rationale: 'Who reads FROM scratch expects an empty image and gets that stage, or the other way round.',
  controls: { hadolint: ['DL3063'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Give the stage another name.' },
  examples: [
    { name: 'another name', dockerfile: 'FROM scratch AS base\nFROM base', violations: [] },
    { name: 'scratch', dockerfile: 'FROM a:1 AS Scratch\nFROM scratch', violations: ['/instructions/0'] },
  ],
});
