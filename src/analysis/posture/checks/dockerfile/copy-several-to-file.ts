import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isDirectory = (path: string): boolean => /[/\\]$|^\.{1,2}$|\$|[/\\]\.{1,2}$/.test(path);

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path }) => {
    const to = words.at(-1) ?? '';
    if ((keyword !== 'COPY' && keyword !== 'ADD') || words.length < 3 || isDirectory(to)) return undefined;
    return {
      path,
      detail: `${keyword} of ${words.length - 1} sources to "${to}", which needs a slash at its end`,
    };
  });

export const copySeveralToFile = defineCheck({
  id: 'copy-several-to-file',
  title: 'Several sources must be copied to a directory',
  severity: 'low',
  reason: 'COPY of several files to a file',
  rationale: 'Builders refuse it or, the older ones, make one file in which the last source is left.',
  controls: { hadolint: ['DL3021'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'End the target with a slash.' },
  examples: [
    {
      name: 'to a directory',
      dockerfile: 'FROM a:1\nCOPY a b /c/\nCOPY a b .\nADD ["a b", "/c"]\nCOPY a b $HOME',
      violations: [],
    },
    { name: 'to a file', dockerfile: 'FROM a:1\nCOPY a b /c', violations: ['/instructions/1'] },
  ],
});
