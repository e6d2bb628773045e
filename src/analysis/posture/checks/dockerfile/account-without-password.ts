import type { ShellCommand } from '../../../../inventory/shell/shell-command.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption, optionValue } from '../../dockerfile/options.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

const wrongIn = ({ call }: ShellCommand): string | undefined => {
  const [program = ''] = call;
  if (program === 'passwd' && hasOption(call, '-d', '--delete')) return 'passwd -d takes the password away';
  if (!/^(?:useradd|usermod)$/.test(program)) return undefined;
  return optionValue(call, '-p', '--password') === '' ? `${program} sets an empty password` : undefined;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, wrongIn);

export const accountWithoutPassword = defineCheck({
  id: 'account-without-password',
  title: 'Accounts of an image must not have an empty password',
  severity: 'high',
  reason: 'account with an empty password',
  rationale:
    'With an empty password every process of the container becomes that user with su, and any login service lets everybody in.',
  controls: { nsa: ['NSA-POD-10'], attack: ['T1078'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Lock the account with passwd -l, or leave it as useradd makes it.' },
  examples: [
    {
      name: 'locked',
      dockerfile: "FROM a:1\nRUN useradd -m app && passwd -l app && usermod -p '*' app",
      violations: [],
    },
    {
      name: 'deleted and empty',
      dockerfile: "FROM a:1\nRUN passwd -d root\nRUN useradd -m -p '' app",
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
