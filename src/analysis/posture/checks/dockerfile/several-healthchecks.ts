import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages.flatMap(({ instructions }) => {
    const own = instructions.filter(({ keyword, isTrigger }) => keyword === 'HEALTHCHECK' && !isTrigger);
    return violationsIn(own.slice(0, -1), ({ path }) => ({
      path,
      detail: 'a later HEALTHCHECK of the same stage takes its place',
    }));
  });

export const severalHealthchecks = defineCheck({
  id: 'several-healthchecks',
  title: 'A stage should have one HEALTHCHECK',
  severity: 'info',
  reason: 'several HEALTHCHECK',
  rationale: 'Only the last one counts, so that somebody relies on a check of health that never runs.',
  controls: { hadolint: ['DL3012'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove all but the last one.' },
  examples: [
    {
      name: 'one in each stage',
      dockerfile: 'FROM a:1 AS b\nHEALTHCHECK CMD x\nFROM b\nHEALTHCHECK NONE',
      violations: [],
    },
    {
      name: 'two',
      dockerfile: 'FROM a:1\nHEALTHCHECK CMD x\nHEALTHCHECK CMD y',
      violations: ['/instructions/1'],
    },
  ],
});
