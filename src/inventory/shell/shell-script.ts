import { programName, type ShellCommand, splitAssignments } from './shell-command.ts';
import { ShellReader } from './shell-reader.ts';

/** Scripts within scripts (`sh -c "sh -c …"`) that are looked into. */
const deepest = 4;

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'su', 'busybox']);

/** Whether a program is a POSIX shell. */
export const isShell = (program: string): boolean => shells.has(programName(program)) && program !== 'su';

/**
 * The simple commands of a POSIX shell script, in the order in which they stand; those of a command substitution come before the command
 * that they stand in, those of `sh -c` behind it. Good enough to see what is called with which words; nothing is expanded. Linear in the
 * length of the script.
 */
export const commandsInScript = (script: string): readonly ShellCommand[] => withInner(read(script), 0);

/** A command that is given as words, as in exec form. */
export const commandsInWords = (words: readonly string[]): readonly ShellCommand[] =>
  withInner([{ ...splitAssignments(words), outputs: [], pipeline: 0, offset: 0 }], 0);

const read = (script: string): readonly ShellCommand[] =>
  new ShellReader(script).readAll().map(({ words, outputs, pipeline, offset }) => ({
    ...splitAssignments(words),
    outputs,
    pipeline,
    offset,
  }));

const withInner = (commands: readonly ShellCommand[], depth: number): readonly ShellCommand[] => {
  if (depth === deepest || !commands.some(({ call }) => innerScript(call) !== undefined)) return commands;
  const all: ShellCommand[] = [];
  /** Pipelines of inner scripts are none of the outer one. */
  let pipelines = (commands.at(-1)?.pipeline ?? 0) + commands.length + 1;
  for (const command of commands) {
    all.push(command);
    const script = innerScript(command.call);
    if (script === undefined) continue;
    for (const inner of withInner(read(script), depth + 1))
      all.push({ ...inner, pipeline: inner.pipeline + pipelines, offset: command.offset });
    pipelines += script.length + 1;
  }
  return all;
};

/** The script in `bash -lc SCRIPT`. */
const innerScript = (call: readonly string[]): string | undefined => {
  if (!shells.has(call[0] ?? '')) return undefined;
  const option = call.findIndex((word) => /^-[a-z]{0,8}c$/.test(word));
  return option < 0 ? undefined : call[option + 1];
};
