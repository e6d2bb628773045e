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

/** Lines of a shell `case` over what has been typed before the word: values of options with fixed words. */
const choiceCases = (all: readonly Command[]): string =>
  [...new Map(all.flatMap((command) => command.options).map((option) => [option.name, option])).values()]
    .filter((option) => option.choices !== undefined)
    .map(
      (option) =>
        `    --${option.name}) COMPREPLY=($(compgen -W "${option.choices?.join(' ')}" -- "$word")); return ;;\n`,
    )
    .join('');

const bash = (all: readonly Command[]): string => `# Completion of seawall for bash
_seawall() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" second="\${COMP_WORDS[2]}"
  case "$before" in
${choiceCases(all)}  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...new Set(all.map(({ name }) => name.split(' ')[0]))].join(' ')}" -- "$word"))
    return
  fi
  case "$command $second" in
${all
  .map(
    (command) =>
      `    "${command.name}"${command.name.includes(' ') ? '' : '" "*'}) COMPREPLY=($(compgen -f -W "${flagsOf(command).join(' ')}" -- "$word")) ;;\n`,
  )
  .join('')}  esac
}
complete -o filenames -F _seawall seawall
`;

const zsh = (all: readonly Command[]): string => `#compdef seawall
# Completion of seawall for zsh
autoload -U +X bashcompinit && bashcompinit
${bash(all)}`;

const fish = (all: readonly Command[]): string => {
  const lines = ['# Completion of seawall for fish'];
  const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
  for (const command of all) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined)
      lines.push(`complete -c seawall -n __fish_use_subcommand -a ${first} -d ${quoted(command.summary)}`);
    else
      lines.push(
        `complete -c seawall -n '__fish_seen_subcommand_from ${first}' -a ${second} -d ${quoted(command.summary)}`,
      );
    for (const option of command.options) {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      const words = option.choices === undefined ? '' : ` -xa ${quoted(option.choices.join(' '))}`;
      lines.push(
        `complete -c seawall -n '__fish_seen_subcommand_from ${first}' -l ${option.name}${short}${option.type === 'flag' ? '' : ' -r'}${words} -d ${quoted(option.description)}`,
      );
    }
  }
  return `${[...new Set(lines)].join('\n')}\n`;
};

const shells: Readonly<Record<string, (all: readonly Command[]) => string>> = { bash, zsh, fish };
