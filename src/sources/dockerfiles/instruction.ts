import type { DockerfileInstruction } from '../../model/dockerfile.ts';
import { splitWords, unquote } from './words.ts';

/** What a line says, before its place in the file is known. */
export type Parsed =
  | { readonly ok: true; readonly instruction: DockerfileInstruction }
  | { readonly ok: false; readonly detail: string };

/** How each instruction is written behind its keyword. (Dockerfile reference; BuildKit, dockerfile/parser and instructions) */
const forms: Readonly<Record<string, 'words' | 'files' | 'settings' | 'arguments' | 'command' | 'whole'>> = {
  ADD: 'files',
  ARG: 'arguments',
  CMD: 'command',
  COPY: 'files',
  ENTRYPOINT: 'command',
  ENV: 'settings',
  EXPOSE: 'words',
  FROM: 'words',
  HEALTHCHECK: 'command',
  LABEL: 'settings',
  MAINTAINER: 'whole',
  RUN: 'command',
  SHELL: 'command',
  STOPSIGNAL: 'whole',
  USER: 'whole',
  VOLUME: 'files',
  WORKDIR: 'whole',
};

/** What may go without anything behind it: `CMD` and `ENTRYPOINT` alone take back what the base image says. */
const mayBeEmpty: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT']);

/** Parses a logical line. */
export const parseInstruction = (line: string, escaper: string): Parsed => {
  const { keyword, rest } = split(line);
  if (keyword !== 'ONBUILD') return parse(keyword, rest, escaper);
  if (rest === '') return bad('ONBUILD needs an instruction that it triggers');
  const triggered = split(rest);
  if (triggered.keyword === 'ONBUILD') return bad('ONBUILD cannot trigger ONBUILD');
  const parsed = parse(triggered.keyword, triggered.rest, escaper);
  return parsed.ok ? { ok: true, instruction: { ...parsed.instruction, isTrigger: true } } : parsed;
};

const bad = (detail: string): Parsed => ({ ok: false, detail });

const split = (line: string): { keyword: string; rest: string } => {
  const end = line.search(/\s/);
  if (end < 0) return { keyword: line.toUpperCase(), rest: '' };
  return { keyword: line.slice(0, end).toUpperCase(), rest: line.slice(end).trim() };
};

const parse = (keyword: string, rest: string, escaper: string): Parsed => {
  const form = Object.hasOwn(forms, keyword) ? forms[keyword] : undefined;
  if (form === undefined) return bad(unknownKeyword(keyword));
  const { flags, text } = takeFlags(rest);
  const given = { keyword, text, ...(flags.length === 0 ? {} : { flags }) };
  if (text === '' && !mayBeEmpty.has(keyword)) return bad(`${keyword} needs an argument`);
  switch (form) {
    case 'command':
      return command(given, escaper);
    case 'files':
      return { ok: true, instruction: { ...given, ...arrayOrWords(text, escaper) } };
    case 'words':
      return keyword === 'FROM'
        ? from(given, escaper)
        : { ok: true, instruction: { ...given, ...words(text, escaper) } };
    case 'whole':
      return { ok: true, instruction: { ...given, form: 'shell', words: [unquote(text, escaper)] } };
    case 'arguments':
      return {
        ok: true,
        instruction: { ...given, settings: splitWords(text, escaper).map((word) => argument(word, escaper)) },
      };
    case 'settings':
      return settings(given, escaper);
  }
};

const unknownKeyword = (keyword: string): string =>
  `"${keyword.slice(0, 40)}" is no instruction; a line that goes on needs the escape character at the end of the one before`;

/** Flags stand between the keyword and the rest; `--` alone ends them. */
const takeFlags = (rest: string): { flags: { flag: string; value: string }[]; text: string } => {
  const flags: { flag: string; value: string }[] = [];
  let text = rest;
  for (;;) {
    const match = /^--([A-Za-z][\w-]*)(?:=(\S*))?(?:\s+|$)/.exec(text);
    if (match === null) return { flags, text: text.replace(/^--\s+/, '') };
    flags.push({ flag: (match[1] ?? '').toLowerCase(), value: match[2] ?? '' });
    text = text.slice(match[0].length);
  }
};

type Given = Pick<DockerfileInstruction, 'keyword' | 'text' | 'flags'>;

const from = (given: Given, escaper: string): Parsed => {
  const taken = words(given.text ?? '', escaper);
  const isNamed = taken.words.length === 3 && taken.words[1]?.toUpperCase() === 'AS';
  if (taken.words.length !== 1 && !isNamed)
    return bad('FROM needs an image, and AS before the name of the stage');
  return { ok: true, instruction: { ...given, ...taken } };
};

const command = (given: Given, escaper: string): Parsed => {
  const { keyword, text = '' } = given;
  if (keyword !== 'HEALTHCHECK') {
    const array = stringArray(text);
    if (keyword === 'SHELL' && (array === undefined || array.length === 0))
      return bad('SHELL needs a JSON array of strings');
    return { ok: true, instruction: { ...given, ...arrayOrWords(text, escaper) } };
  }
  const kind = split(text);
  if (kind.keyword === 'NONE') return { ok: true, instruction: { ...given, form: 'shell', words: ['NONE'] } };
  if (kind.keyword !== 'CMD' || kind.rest === '') return bad('HEALTHCHECK needs NONE, or CMD and a command');
  return { ok: true, instruction: { ...given, ...arrayOrWords(kind.rest, escaper) } };
};

const settings = (given: Given, escaper: string): Parsed => {
  const { keyword = '', text = '' } = given;
  const all = splitWords(text, escaper);
  if (all[0]?.includes('=') !== true) {
    const [key = '', ...others] = all;
    if (others.length === 0) return bad(`${keyword} needs a name and a value`);
    const value = unquote(text.slice(key.length).trim(), escaper);
    return { ok: true, instruction: { ...given, settings: [{ key: unquote(key, escaper), value }] } };
  }
  const loose = all.find((word) => !word.includes('='));
  if (loose !== undefined)
    return bad(`${keyword} has "${loose.slice(0, 40)}" without a value; quote a value with blanks`);
  return { ok: true, instruction: { ...given, settings: all.map((word) => argument(word, escaper)) } };
};

const argument = (word: string, escaper: string): { key: string; value?: string } => {
  const equals = word.indexOf('=');
  if (equals < 0) return { key: unquote(word, escaper) };
  return { key: unquote(word.slice(0, equals), escaper), value: unquote(word.slice(equals + 1), escaper) };
};

const words = (text: string, escaper: string): { form: string; words: string[] } => ({
  form: 'shell',
  words: splitWords(text, escaper).map((word) => unquote(word, escaper)),
});

const arrayOrWords = (text: string, escaper: string): { form: string; words: readonly string[] } => {
  const array = stringArray(text);
  return array === undefined ? words(text, escaper) : { form: 'exec', words: array };
};

/** Exec form is JSON to the letter: single quotes or a comma at the end make it a shell command. */
const stringArray = (text: string): readonly string[] | undefined => {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((member) => typeof member === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
};
