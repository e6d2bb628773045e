import { hiddenValue } from './hidden-secret.ts';
import { isLiteralSecret } from './literals.ts';
import type { DetectedSecret } from './secret.ts';
import { detectInSetting } from './setting.ts';

/** A secret in one word of a command line. */
export interface SecretArgument {
  /** Of the word, in the list given. */
  readonly index: number;
  readonly secret: DetectedSecret;
}

const password: DetectedSecret = { what: 'password', severity: 'high' };

/**
 * The secrets in a command and its arguments: `--password=x`, `--password x`, `PASSWORD=x`, `-u user:x`, and all of these within
 * a script that is one word of `sh -c`.
 */
export const detectInArguments = (words: readonly string[]): readonly SecretArgument[] => {
  const found: SecretArgument[] = [];
  for (const [index, word] of words.entries()) {
    const secret = /\s/.test(word) ? inScript(word) : inWord(words, index);
    if (secret !== undefined) found.push({ index, secret });
  }
  return found;
};

const inScript = (script: string): DetectedSecret | undefined => {
  const words = wordsOfScript(script);
  for (const index of words.keys()) {
    const secret = inWord(words, index);
    if (secret !== undefined) return secret;
  }
  return undefined;
};

/** The words of a script as far as secrets in it are looked for. */
export const wordsOfScript = (script: string): readonly string[] => script.split(/\s+/).map(withoutQuotes);

const withoutQuotes = (word: string): string => word.replace(/^["']|["';]{1,2}$/g, '');

/** Judges the word by the option that it belongs to: itself, or the one before it. */
const inWord = (words: readonly string[], index: number): DetectedSecret | undefined => {
  const word = words[index] ?? '';
  const hidden = hiddenValue(word);
  if (hidden !== undefined) return hidden;
  const equals = word.indexOf('=');
  if (equals > 0) {
    const value = withoutQuotes(word.slice(equals + 1));
    return detectInSetting(optionName(word.slice(0, equals)), value);
  }
  const before = words[index - 1] ?? '';
  if (word.startsWith('-')) return inAttached(words, word);
  if (before === '-u' || before === '--user') return inLogin(word);
  const name = before.startsWith('-') && !before.includes('=') ? optionName(before) : '';
  return detectInSetting(name, word);
};

const optionName = (option: string): string => option.replace(/^-+/, '');

const inLogin = (login: string): DetectedSecret | undefined => {
  const colon = login.indexOf(':');
  return colon > 0 && isLiteralSecret('password', '', login.slice(colon + 1)) ? password : undefined;
};

/** MySQL's programs take the password in the same word: `-px`. */
const inAttached = (words: readonly string[], word: string): DetectedSecret | undefined =>
  word.startsWith('-p') &&
  !word.startsWith('--') &&
  words.slice(0, 4).some((one) => /^(?:\S*\/)?(?:mysql|mariadb)/.test(one)) &&
  isLiteralSecret('password', '', word.slice(2))
    ? password
    : undefined;
