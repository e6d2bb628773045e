import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages.flatMap(({ name, index, instructions }) =>
    violationsIn(instructions, ({ keyword, path, flag }) => {
      const [from] = keyword === 'COPY' ? flag('from') : [];
      if (from === undefined || (from.toLowerCase() !== name && from !== String(index))) return undefined;
      return { path, detail: `COPY --from=${from} names the stage that it stands in` };
    }),
  );

export const copyFromOwnStage = defineCheck({
  id: 'copy-from-own-stage',
  title: 'A stage must not copy from itself',
  severity: 'low',
  reason: 'COPY from its own stage',
  rationale:
    'A stage is not there before it is built: the build stops, or takes an image of that name from a registry.',
  controls: { hadolint: ['DL3023'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the stage that the file was built in, or use RUN cp.' },
  examples: [
    {
      name: 'another one',
      dockerfile: 'FROM a:1 AS build\nFROM b:1 AS run\nCOPY --from=build x /',
      violations: [],
    },
    {
      name: 'its own',
      dockerfile: 'FROM a:1 AS build\nCOPY --from=build x /\nCOPY --from=0 x /',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
