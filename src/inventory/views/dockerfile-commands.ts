import type { ShellCommand } from '../shell/shell-command.ts';
import { commandsInScript, commandsInWords, isShell } from '../shell/shell-script.ts';

interface Given {
  readonly keyword: string;
  readonly text: string;
  readonly form: 'exec' | 'shell';
  readonly words: readonly string[];
  readonly heredocs: readonly { readonly text?: string | undefined }[];
  readonly shell: readonly string[] | undefined;
  readonly lineStarts: readonly number[];
}

/** A command with the line of its instruction on which it starts, from 0. */
export interface PlacedCommand extends ShellCommand {
  readonly line: number;
}

const callers: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

const nothing: readonly PlacedCommand[] = Object.freeze([]);

/** The commands that an instruction calls. PowerShell and cmd have a grammar of their own, which is not read. */
export const commandsOf = ({
  keyword,
  text,
  form,
  words,
  heredocs,
  shell,
  lineStarts,
}: Given): readonly PlacedCommand[] => {
  if (!callers.has(keyword) || words.length === 0) return nothing;
  if (form === 'exec') return commandsInWords(words).map((command) => ({ ...command, line: 0 }));
  if (shell !== undefined && !isShell(shell[0] ?? '')) return nothing;
  const script = keyword === 'HEALTHCHECK' ? text.replace(/^\S+\s*/, '') : text;
  const commands = placedIn(script, lineStarts, text.length - script.length, 0);
  const [input] = heredocs;
  return input?.text !== undefined && takesScript(commands) && isShellScript(input.text)
    ? [...commands, ...placedIn(input.text, startsOfLines(input.text), 0, Math.max(1, lineStarts.length))]
    : commands;
};

const placedIn = (
  script: string,
  starts: readonly number[],
  shift: number,
  first: number,
): readonly PlacedCommand[] =>
  commandsInScript(script).map((command) => ({
    ...command,
    line: first + lastAtMost(starts, command.offset + shift),
  }));

const startsOfLines = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** Index of the last of the ascending numbers that is not over the limit. */
const lastAtMost = (ascending: readonly number[], limit: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** `RUN <<EOF` runs the heredoc, and so does `RUN bash <<EOF`; anything else only reads it. */
const takesScript = ([first, ...others]: readonly ShellCommand[]): boolean => {
  if (first === undefined) return true;
  const [program = '', ...options] = first.call;
  return others.length === 0 && isShell(program) && options.every((word) => word.startsWith('-'));
};

const isShellScript = (text: string): boolean => {
  if (!text.startsWith('#!')) return true;
  const [line = ''] = text.split('\n', 1);
  return line
    .slice(2)
    .trim()
    .split(/[\s/]+/)
    .some(isShell);
};
