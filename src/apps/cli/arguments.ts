import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Command, Invocation } from './command.ts';
import type { Option, Values } from './option.ts';
import { help } from './options.ts';

type Given = Map<string, string[]>;

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'run'; readonly command: Command; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly command?: Command }
  | { readonly kind: 'version' };

/** Reads a command line. Throws `usage` with the nearest valid word. */
export const readArguments = (words: readonly string[], commands: readonly Command[]): Request => {
  const [first] = words;
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help' };
  if (first === '--version' || first === '-V' || first === 'version') return { kind: 'version' };
  if (first === 'help') return helpFor(words.slice(1), commands);
  const { command, rest } = findCommand(words, commands);
  const { given, positionals } = split(rest, command);
  if (given.has(help.name)) return { kind: 'help', command };
  return { kind: 'run', command, invocation: { values: valuesOf(given), positionals } };
};

const helpFor = (words: readonly string[], commands: readonly Command[]): Request =>
  words.length === 0 ? { kind: 'help' } : { kind: 'help', command: findCommand(words, commands).command };

const findCommand = (words: readonly string[], commands: readonly Command[]) => {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((one) => one.name === name);
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  const [first = '', second] = words;
  const family = commands
    .filter((one) => one.name.startsWith(`${first} `))
    .map((one) => one.name.slice(first.length + 1));
  if (family.length > 0) {
    const asked = second === undefined || second.startsWith('-') ? '' : `, not "${second}"`;
    throw new SeawallError('usage', `"seawall ${first}" needs one of: ${family.join(', ')}${asked}`);
  }
  throw new SeawallError(
    'usage',
    `there is no command "${first}"${didYouMean(
      first,
      commands.map((one) => one.name),
    )}`,
    ['"seawall --help" lists the commands.'],
  );
};

const split = (words: readonly string[], command: Command) => {
  const given: Given = new Map();
  const positionals: string[] = [];
  const options = [...command.options, help];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      positionals.push(...words.slice(index + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      positionals.push(word);
      continue;
    }
    const { option, attached } = findOption(word, options, command);
    if (option.type === 'flag') {
      if (attached !== undefined) throw new SeawallError('usage', `--${option.name} takes no value`);
      given.set(option.name, []);
      continue;
    }
    const value = attached ?? words[++index];
    if (value === undefined || (attached === undefined && value.startsWith('--')))
      throw new SeawallError(
        'usage',
        `--${option.name} needs a value: --${option.name} ${option.value ?? 'VALUE'}`,
      );
    checkChoice(option, value);
    given.set(option.name, option.type === 'list' ? [...(given.get(option.name) ?? []), value] : [value]);
  }
  if (command.positionals === undefined && positionals.length > 0)
    throw new SeawallError('usage', `"seawall ${command.name}" takes no "${positionals[0]}"`);
  return { given, positionals };
};

/** `--name`, `--name=value`, `-n`, `-nvalue`, `-n=value`. */
const findOption = (word: string, options: readonly Option[], command: Command) => {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = options.find((one) => one.name === name);
    if (option !== undefined) return { option, attached: equals < 0 ? undefined : word.slice(equals + 1) };
  } else {
    const option = options.find((one) => one.short === word[1]);
    if (option !== undefined)
      return { option, attached: word.length === 2 ? undefined : word.slice(word[2] === '=' ? 3 : 2) };
  }
  const typed = word.replace(/^-+/, '').replace(/=.*$/, '');
  const hint = didYouMean(
    typed,
    options.map((one) => one.name),
  ).replace('"', '"--');
  throw new SeawallError(
    'usage',
    `"seawall ${command.name}" has no option ${word.replace(/=.*$/, '')}${hint}`,
  );
};

const checkChoice = (option: Option, value: string): void => {
  if (option.choices === undefined || option.choices.includes(value)) return;
  throw new SeawallError(
    'usage',
    `--${option.name} cannot be "${value}"${didYouMean(value, option.choices)}`,
    [`It is one of: ${option.choices.join(', ')}.`],
  );
};

const valuesOf = (given: Given): Values => ({
  flag: (name) => given.has(name),
  value: (name) => given.get(name)?.[0],
  list: (name) => given.get(name) ?? [],
});
