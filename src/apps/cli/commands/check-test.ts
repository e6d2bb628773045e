import { SeawallError } from '../../../model/error.ts';
import { terminal } from '../../../platform/terminal.ts';
import { loadPlaced } from '../../own-checks/load-own-checks.ts';
import type { PlacedCheck } from '../../own-checks/read-own-checks.ts';
import { type TestedExample, testOwnCheck } from '../../own-checks/test-own-check.ts';
import { usualFolder } from '../available-checks.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';

interface Tested {
  readonly placed: PlacedCheck;
  readonly examples: readonly TestedExample[];
}

/** `seawall check test`: tries the examples of own checks. */
export const run = ({ positionals }: Invocation): ExitStatus => {
  const placed = loadPlaced(positionals.length === 0 ? [usualFolder] : positionals);
  if (placed.length === 0)
    throw new SeawallError('nothing-to-scan', `no own checks in ${positionals.join(', ') || usualFolder}`, [
      'Own checks are YAML files; seawall check new ID writes one.',
    ]);
  const tested = placed.map((one) => ({ placed: one, examples: testOwnCheck(one.check) }));
  terminal.write(tested.map(render).join(''));
  const failed = tested.flatMap(({ examples }) => examples).filter(({ failures }) => failures.length > 0);
  terminal.write(summary(tested, failed.length));
  return failed.length > 0 ? exit.failed : exit.done;
};

const render = ({ placed: { check, file, line }, examples }: Tested): string =>
  `${check.id}  (${file}:${line})\n${examples.map(renderExample).join('')}`;

const renderExample = ({ name, failures, notes }: TestedExample): string =>
  [
    `  ${failures.length === 0 ? 'ok  ' : 'FAIL'}  ${name}\n`,
    ...failures.map((failure) => `          ${failure}\n`),
    ...notes.map((note) => `          note: ${note}\n`),
  ].join('');

const summary = (tested: readonly Tested[], failed: number): string => {
  const examples = tested.reduce((count, one) => count + one.examples.length, 0);
  const count = `${tested.length} ${tested.length === 1 ? 'check' : 'checks'}, ${examples} examples`;
  return `${count}: ${failed === 0 ? 'all pass' : `${failed} failed`}\n`;
};
