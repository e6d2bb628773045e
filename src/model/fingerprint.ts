import { tokensOf } from './field-path.ts';
import type { Finding } from './finding.ts';
import { sha256 } from './hash.ts';
import { groupOf, type Origin, type Resource } from './resource.ts';

/** Keys by which Kubernetes merges lists (its `patchMergeKey`s): an item is named by the first of these that it has. */
const listKeys = ['name', 'containerPort', 'mountPath', 'key', 'ip', 'port', 'topologyKey'] as const;

const named = (item: unknown): string | undefined => {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  for (const key of listKeys) {
    const value = (item as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'string' || typeof value === 'number') return `${key}=${value}`;
  }
  return undefined;
};

/** A pointer taken apart once: behind its last index nothing has to be looked up in the object. */
interface Steps {
  /** The tokens up to the last that may be an index. */
  readonly looked: readonly string[];
  readonly rest: string;
}

const known = new Map<string, Steps>();

/** Foreign keys make ever new pointers: they are forgotten before they fill the memory. */
const knownAtMost = 5_000;

const stepsOf = (path: string): Steps => {
  const kept = known.get(path);
  if (kept !== undefined) return kept;
  const tokens = tokensOf(path);
  const looked = tokens.slice(0, tokens.findLastIndex((token) => /^\d+$/.test(token)) + 1);
  const rest = tokens.slice(looked.length).map((token) => `/${token}`);
  const steps = { looked, rest: rest.join('') };
  if (known.size >= knownAtMost) known.clear();
  known.set(path, steps);
  return steps;
};

/** Lists whose items are words of a command line. */
const commandLines: ReadonlySet<string> = new Set(['args', 'command']);

/**
 * A word of a command line is named by its option. The rest of it may be a secret, which could be guessed from the hash; so a word that is
 * no option is named by its place.
 */
const namedWord = (word: unknown): string | undefined =>
  typeof word === 'string' ? /^(?:--[\w.-]+|-[\w.-]+(?==))/.exec(word)?.[0] : undefined;

/** The path with list items by key instead of by index, so that a new container before this one changes nothing. */
export const stablePath = (object: unknown, path: string): string => {
  const { looked, rest } = stepsOf(path);
  let value = object;
  let text = '';
  let above = '';
  for (const token of looked) {
    const holder = value as Readonly<Record<string, unknown>> | undefined;
    value = typeof holder === 'object' && holder !== null ? holder[token] : undefined;
    const name = commandLines.has(above) ? namedWord : named;
    text += `/${(Array.isArray(holder) ? name(value) : undefined) ?? token}`;
    above = token;
  }
  return text + rest;
};

/** Configuration files of components have no name; what tells two of them apart is where they lie. */
const fileOf = (origin: Origin): string => (origin.kind === 'cluster' ? '' : origin.path);

/**
 * The same finding in a file, at admission and in a cluster has the same fingerprint: SHA-256 over check, group, kind, namespace, name
 * and the stable path. A check that can find several things at one place says which by `detail`'s subject in the path.
 */
export const fingerprintOf = (finding: Finding): string => {
  const { resource, check, path } = finding;
  return sha256(`${check}\n${identityOf(resource)}\n${stablePath(resource.object, path)}`).slice(0, 32);
};

/**
 * Group, kind, namespace and name, a line each. The namespace `default` is the one that a manifest leaves out, so that the file and the object
 * which it became are one.
 */
const identityOf = ({ reference, origin }: Resource): string => {
  const { apiVersion, kind, name } = reference;
  const namespace = reference.namespace === 'default' ? '' : (reference.namespace ?? '');
  return `${groupOf(apiVersion)}\n${kind}\n${namespace}\n${name === '' ? fileOf(origin) : name}`;
};
