import type { ShellCommand } from '../shell/shell-command.ts';
import { commandsInScript, commandsInWords, isShell } from '../shell/shell-script.ts';

interface Given {
  readonly keyword: string;
  readonly text: string;
  readonly form: 'exec' | 'shell';
  readonly words: readonly string[];
  readonly heredocs: readonly { readonly text?: string | undefined }[];
  readonly shell: readonly string[] | undefined;
}

const callers: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

const nothing: readonly ShellCommand[] = Object.freeze([]);

/** The commands that an instruction calls. PowerShell and cmd have a grammar of their own, which is not read. */
export const commandsOf = ({
  keyword,
  text,
  form,
  words,
  heredocs,
  shell,
}: Given): readonly ShellCommand[] => {
  if (!callers.has(keyword) || words.length === 0) return nothing;
  if (form === 'exec') return commandsInWords(words);
  if (shell !== undefined && !isShell(shell[0] ?? '')) return nothing;
  const script = keyword === 'HEALTHCHECK' ? text.replace(/^\S+\s*/, '') : text;
  const commands = commandsInScript(script);
  const [input] = heredocs;
  return input?.text !== undefined && takesScript(commands) && isShellScript(input.text)
    ? [...commands, ...commandsInScript(input.text)]
    : commands;
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
