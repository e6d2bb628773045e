import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption } from '../../dockerfile/options.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const quiet = [
  '-q',
  '--quiet',
  '-nv',
  '--no-verbose',
  '--progress',
  '-o',
  '--output-file',
  '-a',
  '--append-output',
];

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) =>
    call[0] === 'wget' && call.length > 1 && !hasOption(call, ...quiet)
      ? 'wget prints its progress'
      : undefined,
  );

export const wgetProgress = defineCheck({
  id: 'wget-progress',
  title: 'Downloads of wget should not fill the log of the build',
  severity: 'info',
  reason: 'wget prints its progress',
  rationale: 'Thousands of lines of progress hide the one line of the log that somebody should have seen.',
  controls: { hadolint: ['DL3047'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Add -nv or --progress=dot:giga to wget.' },
  examples: [
    {
      name: 'quiet',
      dockerfile: 'FROM a:1\nRUN wget -qO- x && wget --progress=dot:giga x && wget -nv x',
      violations: [],
    },
    {
      name: 'loud',
      dockerfile: 'FROM a:1\nRUN wget -O x https://example.com',
      violations: ['/instructions/1'],
    },
  ],
});
