import { tokensOf } from './field-path.ts';
import type { Finding } from './finding.ts';
import { sha256 } from './hash.ts';
import { groupOf, type Origin } from './resource.ts';

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
  let value = object;
  let text = '';
  let above = '';
  for (const token of tokensOf(path)) {
    const holder = value as Readonly<Record<string, unknown>> | undefined;
    value = typeof holder === 'object' && holder !== null ? holder[token] : undefined;
    const name = commandLines.has(above) ? namedWord : named;
    text += `/${(Array.isArray(holder) ? name(value) : undefined) ?? token}`;
    above = token;
  }
  return text;
};

/** Configuration files of components have no name; what tells two of them apart is where they lie. */
const fileOf = (origin: Origin): string => (origin.kind === 'cluster' ? '' : origin.path);

/**
 * The same finding in a file, at admission and in a cluster has the same fingerprint: SHA-256 over check, group, kind, namespace, name
 * and the stable path. A check that can find several things at one place says which by `detail`'s subject in the path.
 */
export const fingerprintOf = (finding: Finding): string => {
  const { reference, object } = finding.resource;
  return sha256(
    [
      finding.check,
      groupOf(reference.apiVersion),
      reference.kind,
      reference.namespace ?? '',
      reference.name === '' ? fileOf(finding.resource.origin) : reference.name,
      stablePath(object, finding.path),
    ].join('\n'),
  ).slice(0, 32);
};
