import { SeawallError } from '../../../model/error.ts';
import { terminal } from '../../../platform/terminal.ts';
import { type Command, type ExitStatus, exit, type Invocation } from '../command.ts';
import { commands } from '../commands.ts';
import { help } from '../options.ts';

/** `seawall completion bash|zsh|fish`: a script made of the table of commands. */
export const run = ({ positionals }: Invocation): ExitStatus => {
  const [shell = ''] = positionals;
  const render = shells[shell];
  if (render === undefined)
    throw new SeawallError('usage', 'completion needs one of: bash, zsh, fish', [
      'source <(seawall completion bash)',
    ]);
  terminal.write(render(commands));
  return exit.done;
};

const flagsOf = (command: Command): readonly string[] =>
  [...command.options, help].map((option) => `--${option.name}`);

/** Words that stand for themselves after a command: `bash|zsh|fish`. */
const wordsAfter = ({ positionals = '' }: Command): readonly string[] =>
  /^\w+(\|\w+)+$/.test(positionals) ? positionals.split('|') : [];

/** First words, and for those of several the words that may follow. */
const familiesOf = (all: readonly Command[]): ReadonlyMap<string, readonly string[]> => {
  const families = new Map<string, string[]>();
  for (const { name } of all) {
    const [first = '', second] = name.split(' ');
    families.set(first, [...(families.get(first) ?? []), ...(second === undefined ? [] : [second])]);
  }
  return families;
};

const reply = (words: string): string => `COMPREPLY=($(compgen -W "${words}" -- "$word")); return`;

/** What follows one command: values of options with fixed words, then options and files. */
const bashCase = (command: Command): string => {
  const choices = command.options.flatMap(({ name, short, choices: words }) =>
    words === undefined
      ? []
      : [`        ${short === undefined ? '' : `-${short}|`}--${name}) ${reply(words.join(' '))} ;;\n`],
  );
  const pattern = command.name.includes(' ') ? `"${command.name}"` : `"${command.name}"|"${command.name} "*`;
  return `    ${pattern})
      case "$before" in
${choices.join('')}        *) ;;
      esac
      COMPREPLY=($(compgen -f -W "${[...wordsAfter(command), ...flagsOf(command)].join(' ')}" -- "$word")) ;;
`;
};

const bash = (all: readonly Command[]): string => {
  const families = familiesOf(all);
  const seconds = [...families].filter(([, words]) => words.length > 0);
  return `# Completion of seawall for bash
_seawall() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" second="\${COMP_WORDS[2]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then ${reply([...families.keys()].join(' '))}; fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "$command" in
${seconds.map(([first, words]) => `      ${first}) ${reply(words.join(' '))} ;;\n`).join('')}    esac
  fi
  case "$command $second" in
${all.map(bashCase).join('')}  esac
}
complete -o filenames -F _seawall seawall kubectl-seawall
`;
};

const zsh = (all: readonly Command[]): string => `#compdef seawall
# Completion of seawall for zsh
autoload -U +X bashcompinit && bashcompinit
${bash(all)}`;

const fish = (all: readonly Command[]): string => {
  const lines = ['# Completion of seawall for fish'];
  const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
  for (const command of all) {
    const [first = '', second] = command.name.split(' ');
    const seen = `__fish_seen_subcommand_from ${first}${second === undefined ? '' : `; and __fish_seen_subcommand_from ${second}`}`;
    if (second === undefined)
      lines.push(`complete -c seawall -n __fish_use_subcommand -a ${first} -d ${quoted(command.summary)}`);
    else {
      lines.push(`complete -c seawall -n __fish_use_subcommand -a ${first}`);
      lines.push(
        `complete -c seawall -n '__fish_seen_subcommand_from ${first}' -xa ${second} -d ${quoted(command.summary)}`,
      );
    }
    for (const word of wordsAfter(command)) lines.push(`complete -c seawall -n '${seen}' -xa ${word}`);
    for (const option of command.options) {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      const words = option.choices === undefined ? '' : ` -xa ${quoted(option.choices.join(' '))}`;
      lines.push(
        `complete -c seawall -n '${seen}' -l ${option.name}${short}${option.type === 'flag' ? '' : ' -r'}${words} -d ${quoted(option.description)}`,
      );
    }
  }
  return `${[...new Set(lines)].join('\n')}\n`;
};

const shells: Readonly<Record<string, (all: readonly Command[]) => string>> = { bash, zsh, fish };
