import type { Command } from './command.ts';
import type { Option } from './option.ts';
import { help } from './options.ts';

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
};

const flagOf = (option: Option): string => {
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  return `${short}--${option.name}${option.type === 'flag' ? '' : ` ${option.value ?? 'VALUE'}`}`;
};

/** Help for the program. */
export const renderHelp = (commands: readonly Command[]): string =>
  [
    'Seawall finds and repairs security risk in Kubernetes.\n\n',
    'Usage: seawall COMMAND [OPTIONS]\n\n',
    columns(commands.map((command) => [command.name, command.summary] as const)),
    '\n"seawall COMMAND --help" shows the options of a command, with examples.\n',
  ].join('');

/** Help for one command. */
export const renderCommandHelp = (command: Command): string =>
  [
    `${command.summary}.\n\n`,
    `Usage: seawall ${command.name}${command.positionals === undefined ? '' : ` ${command.positionals}`} [OPTIONS]\n\n`,
    columns(
      [...command.options, help].map(
        (option) =>
          [
            flagOf(option),
            `${option.description}${option.choices === undefined ? '' : ` (${option.choices.join(', ')})`}`,
          ] as const,
      ),
    ),
    '\nExamples:\n',
    columns(command.examples.map((example) => [example.line, example.does] as const)),
  ].join('');
