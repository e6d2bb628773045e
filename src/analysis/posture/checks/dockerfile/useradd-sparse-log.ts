import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption, optionValue } from '../../dockerfile/options.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

/** From six digits on the log of last logins, which has a place for every id below, is larger than 25 MB. */
const highId = 100_000;

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) => {
    if (call[0] !== 'useradd' || hasOption(call, '-l', '--no-log-init')) return undefined;
    const id = Number(optionValue(call, '-u', '--uid'));
    return id >= highId
      ? `useradd with the id ${id} makes a log of last logins with a place for each id below`
      : undefined;
  });

export const useraddSparseLog = defineCheck({
  id: 'useradd-sparse-log',
  title: 'Accounts with a high id should be made without a login log',
  severity: 'info',
  reason: 'useradd with a high id and a login log',
  rationale:
    'The log is sparse on a disk and not in a layer, so that the image grows by megabytes or gigabytes of nothing.',
  controls: { hadolint: ['DL3046'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Add --no-log-init to useradd.' },
  examples: [
    {
      name: 'a low id, and a high one without the log',
      dockerfile: 'FROM a:1\nRUN useradd -u 10001 app && useradd -l -u 1000000 x',
      violations: [],
    },
    {
      name: 'a high id',
      dockerfile: 'FROM a:1\nRUN useradd --uid 1000000 app',
      violations: ['/instructions/1'],
    },
  ],
});
