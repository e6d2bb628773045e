import { limits } from '../../model/limits.ts';
import { detectInAnnotation } from './annotation.ts';
import { detectInArguments, wordsOfScript } from './arguments.ts';
import { hiddenSecret } from './hidden-secret.ts';
import { hideInFile } from './hide-text.ts';
import type { DetectedSecret } from './secret.ts';
import { detectInSetting } from './setting.ts';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The object without the secrets that stand in it in clear: in environment variables, command lines, annotations, ConfigMaps, and in custom
 * resources by the names of their fields. Each has a marker in its place, so that all checks find the same as before. The object itself
 * where there is none.
 */
export const hideSecrets = (object: Members): Members => {
  const isConfigMap = object['kind'] === 'ConfigMap' && object['apiVersion'] === 'v1';
  const rest = hideMembers(object, isCustom(object['apiVersion']), 0);
  return isConfigMap ? withMember(rest, 'data', hideEntries(rest['data'], hideInFile)) : rest;
};

/** Groups of Kubernetes itself have no dot, or end so; their fields are known to hold no secret but where we look. */
const isCustom = (apiVersion: unknown): boolean =>
  typeof apiVersion === 'string' && apiVersion.includes('.') && !/^[^/]*(?:^|\.)k8s\.io\//.test(apiVersion);

const hideMembers = (members: Members, isFree: boolean, depth: number): Members => {
  let result = members;
  for (const [key, value] of Object.entries(members)) {
    const hidden = hideMember(key, value, isFree, depth);
    if (hidden !== value) result = withMember(result, key, hidden);
  }
  return result;
};

const hideMember = (key: string, value: unknown, isFree: boolean, depth: number): unknown => {
  if (depth === limits.depth) return value;
  switch (key) {
    case 'annotations':
      return hideEntries(value, (name, text) => hideValue(text, detectInAnnotation(name, text)));
    case 'env':
      return Array.isArray(value) ? hideItems(value, hideVariable, isFree, depth) : value;
    case 'args':
    case 'command':
      return isWords(value) ? hideWords(value) : hideAny(key, value, isFree, depth);
    default:
      return hideAny(key, value, isFree, depth);
  }
};

const hideAny = (key: string, value: unknown, isFree: boolean, depth: number): unknown => {
  if (Array.isArray(value))
    return hideItems(value, (item) => hideAny(key, item, isFree, depth + 1), isFree, depth);
  if (isMembers(value)) return hideMembers(value, isFree, depth + 1);
  if (!isFree || typeof value !== 'string') return value;
  return hideValue(value, detectInSetting(key, value)) ?? value;
};

const hideItems = (
  items: readonly unknown[],
  hide: (item: unknown, isFree: boolean, depth: number) => unknown,
  isFree: boolean,
  depth: number,
): readonly unknown[] => {
  if (depth === limits.depth) return items;
  const hidden = items.map((item) => hide(item, isFree, depth + 1));
  return hidden.some((item, index) => item !== items[index]) ? hidden : items;
};

const hideVariable = (variable: unknown, isFree: boolean, depth: number): unknown => {
  if (!isMembers(variable)) return variable;
  const { name, value } = variable;
  if (typeof value !== 'string' && typeof value !== 'number') return hideMembers(variable, isFree, depth);
  const text = String(value);
  const hidden = hideValue(text, detectInSetting(typeof name === 'string' ? name : '', text));
  return hidden === undefined ? variable : withMember(variable, 'value', hidden);
};

const hideEntries = (entries: unknown, hide: (name: string, text: string) => string | undefined): unknown => {
  if (!isMembers(entries)) return entries;
  let result = entries;
  for (const [name, text] of Object.entries(entries)) {
    const hidden = typeof text === 'string' ? hide(name, text) : undefined;
    if (hidden !== undefined) result = withMember(result, name, hidden);
  }
  return result;
};

/** What is known of a URL beside its password stays. */
const urlPassword = /(:\/\/[^\s:@/?#"'<>]{0,128}:)[^\s"'<>@/]{1,256}@/g;

const hideValue = (text: string, secret: DetectedSecret | undefined): string | undefined => {
  if (secret === undefined) return undefined;
  const stand = hiddenSecret(secret);
  return secret.what === 'password in a URL' && /^\S+$/.test(text)
    ? text.replaceAll(urlPassword, (_, before: string) => `${before}${stand}@`)
    : stand;
};

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');

const hideWords = (words: readonly string[]): readonly string[] => {
  const found = detectInArguments(words);
  if (found.length === 0) return words;
  const hidden = [...words];
  for (const { index, secret } of found) {
    const word = words[index] ?? '';
    hidden[index] = /\s/.test(word) ? hideInScript(word, secret) : hideWord(word, secret);
  }
  return hidden;
};

/** The option that it belongs to stays. */
const hideWord = (word: string, secret: DetectedSecret): string => {
  const option = /^-{0,2}[\w.-]{1,64}=/.exec(word)?.[0] ?? '';
  return `${option}${hideValue(word.slice(option.length), secret) ?? ''}`;
};

/** The script with all its secrets hidden; where that cannot be done word by word, nothing of it is left. */
const hideInScript = (script: string, told: DetectedSecret): string => {
  const whole = hiddenSecret(told);
  let text = script;
  for (const { index, secret } of detectInArguments(wordsOfScript(script))) {
    const word = wordsOfScript(script)[index] ?? '';
    if (word !== '') text = text.replaceAll(word, hideWord(word, secret));
  }
  const rest = detectInArguments(wordsOfScript(text)).filter(
    ({ index }) => !(wordsOfScript(text)[index] ?? '').includes(markerStart),
  );
  const [first] = detectInArguments([text]);
  return rest.length === 0 && first?.secret.what === told.what && first.secret.severity === told.severity
    ? text
    : whole;
};

const markerStart = 'seawall-hidden-secret/';

/** A copy with another value; the prototype's setter is not called, whatever the key is. */
const withMember = (members: Members, key: string, value: unknown): Members => {
  const copy = { ...members };
  Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
  return copy;
};
