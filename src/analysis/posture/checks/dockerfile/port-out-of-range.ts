import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const highest = 65_535;

const isWrong = (word: string): boolean => {
  const [port = ''] = word.split('/');
  return port
    .split('-')
    .some((number) => /^\d+$/.test(number) && (Number(number) > highest || Number(number) === 0));
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path }) => {
    const wrong = keyword === 'EXPOSE' ? words.find(isWrong) : undefined;
    return wrong === undefined
      ? undefined
      : { path, detail: `EXPOSE ${wrong} is no port from 1 to ${highest}` };
  });

export const portOutOfRange = defineCheck({
  id: 'port-out-of-range',
  title: 'Exposed ports must be ports',
  severity: 'low',
  reason: 'port out of range',
  rationale:
    'The port is another one than the file says, and so are the rules of the network that were written by it.',
  controls: { hadolint: ['DL3011'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write the port on which the program listens.' },
  examples: [
    {
      name: 'ports, ranges, variables',
      dockerfile: 'FROM a:1\nEXPOSE 80/tcp 8000-8010 $PORT 65535',
      violations: [],
    },
    {
      name: 'too high, in a range, and zero',
      dockerfile: 'FROM a:1\nEXPOSE 80000\nEXPOSE 65530-65540\nEXPOSE 0',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
  ],
});
