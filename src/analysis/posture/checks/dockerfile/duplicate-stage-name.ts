import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => {
  const seen = new Set<string>();
  return violationsIn(stages, ({ name, from }) => {
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name);
      return undefined;
    }
    return { path: from.path, detail: `the stage name "${name}" is taken already` };
  });
};

export const duplicateStageName = defineCheck({
  id: 'duplicate-stage-name',
  title: 'Stages must have names of their own',
  severity: 'low',
  reason: 'stage name used twice',
  rationale:
    'Which of the two a COPY takes its files from is then a matter of the builder, and so is what runs.',
  controls: { hadolint: ['DL3024'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Give the second stage another name.' },
  examples: [
    { name: 'different ones', dockerfile: 'FROM a:1 AS x\nFROM b:1 AS y\nFROM c:1', violations: [] },
    {
      name: 'the same, but for its case',
      dockerfile: 'FROM a:1 AS x\nFROM b:1 AS X',
      violations: ['/instructions/1'],
    },
  ],
});
