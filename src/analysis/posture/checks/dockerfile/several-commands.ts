import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Told of each one that a later one makes void. ONBUILD says it in another build. */
const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages.flatMap(({ instructions }) => {
    const last = new Map(
      instructions.filter(({ isTrigger }) => !isTrigger).map(({ keyword, path }) => [keyword, path] as const),
    );
    return violationsIn(instructions, ({ keyword, isTrigger, path }) => {
      if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || isTrigger || last.get(keyword) === path)
        return undefined;
      return { path, detail: `a later ${keyword} of the same stage takes its place` };
    });
  });

export const severalCommands = defineCheck({
  id: 'several-commands',
  title: 'A stage should have one CMD and one ENTRYPOINT',
  severity: 'low',
  reason: 'several CMD or ENTRYPOINT',
  rationale:
    'Only the last one counts, so that a reader believes in a command, and its safeguards, that never runs.',
  controls: { hadolint: ['DL4003', 'DL4004'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove all but the last one.' },
  examples: [
    {
      name: 'one in each stage',
      dockerfile: 'FROM a:1 AS b\nCMD ["x"]\nFROM b\nENTRYPOINT ["y"]\nCMD ["z"]',
      violations: [],
    },
    {
      name: 'two',
      dockerfile: 'FROM a:1\nCMD ["x"]\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\nCMD ["y"]',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
