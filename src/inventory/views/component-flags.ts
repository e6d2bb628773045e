import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import type { Operation } from '../../model/operation.ts';

/** A flag as it is given to a component, in whatever way. */
export interface ComponentFlag {
  /** Without dashes, underscores written as hyphens: components take both. (k8s.io/component-base, WordSepNormalizeFunc) */
  readonly name: string;
  /** `true` for a flag that stands alone. */
  readonly value: string;
  readonly path: FieldPath;
  /** Gives it another value; absent where it cannot be written in place. */
  replace?(value: string): readonly Operation[];
  /** Takes it away; absent where it cannot be written in place. */
  readonly remove?: readonly Operation[];
}

const flagWord = /^--?([A-Za-z][\w.-]*)(?:=([\s\S]*))?$/;

/** `--audit_log_path` and `--audit-log-path` are one flag. */
const normalized = (name: string): string => name.replaceAll('_', '-');

/**
 * The flags in a command line: `--flag=value`, `--flag value`, and `--flag` alone, which is true. A word behind a flag is its value unless it
 * is a flag itself.
 */
export const flagsInWords = (
  words: readonly string[],
  pathOf: (index: number) => FieldPath,
): readonly ComponentFlag[] => {
  const flags: ComponentFlag[] = [];
  for (let index = 0; index < words.length; index++) {
    const match = flagWord.exec(words[index] ?? '');
    if (match === null) continue;
    const [word = '', name = '', attached] = match;
    const dashed = word.slice(0, word.indexOf(name) + name.length);
    const path = pathOf(index);
    const next = words[index + 1];
    if (attached !== undefined || next === undefined || next.startsWith('-')) {
      flags.push({
        name: normalized(name),
        value: attached ?? 'true',
        path,
        replace: (value) => [{ op: 'replace', path, value: `${dashed}=${value}` }],
        remove: [{ op: 'remove', path }],
      });
      continue;
    }
    index++;
    const valuePath = pathOf(index);
    flags.push({
      name: normalized(name),
      value: next,
      path,
      replace: (value) => [{ op: 'replace', path: valuePath, value }],
      remove: [
        { op: 'remove', path: valuePath },
        { op: 'remove', path },
      ],
    });
  }
  return flags;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** kubeadm's `extraArgs`: a map up to v1beta3, from v1beta4 on a list of name and value. */
export const flagsInExtraArgs = (extraArgs: unknown, path: string): readonly ComponentFlag[] => {
  if (Array.isArray(extraArgs))
    return extraArgs.flatMap((entry: unknown, index) => {
      if (!isRecord(entry) || typeof entry['name'] !== 'string') return [];
      const { value = '' } = entry;
      const own = join(path, index);
      return isScalar(value) ? [flagAt(entry['name'], value, join(own, 'value'), own)] : [];
    });
  if (!isRecord(extraArgs)) return [];
  return Object.entries(extraArgs).flatMap(([name, value]) => {
    const own = join(path, name);
    return isScalar(value) ? [flagAt(name, value, own, own)] : [];
  });
};

const flagAt = (
  name: string,
  value: string | number | boolean,
  path: FieldPath,
  whole: FieldPath,
): ComponentFlag => ({
  name: normalized(name),
  value: String(value),
  path,
  replace: (other) => [{ op: 'replace', path, value: other }],
  remove: [{ op: 'remove', path: whole }],
});

/** Where and how a flag that is missing is added. */
export interface FlagPlace {
  readonly path: FieldPath;
  add?(value: string): readonly Operation[];
}

/** At the end of a list of words. */
export const placeInWords = (list: FieldPath, name: string): FlagPlace => ({
  path: list,
  add: (value) => [{ op: 'add', path: fieldPath(`${list}/-`), value: `--${name}=${value}` }],
});

/** In kubeadm's `extraArgs`. Where there are none yet the version says which form they have. */
export const placeInExtraArgs = (
  extraArgs: unknown,
  path: FieldPath,
  name: string,
  form: 'map' | 'list',
): FlagPlace => {
  const isList = Array.isArray(extraArgs) || (extraArgs === undefined && form === 'list');
  if (!isList)
    return { path: join(path, name), add: (value) => [{ op: 'add', path: join(path, name), value }] };
  return {
    path: join(path, name),
    add: (value) =>
      extraArgs === undefined
        ? [{ op: 'add', path, value: [{ name, value }] }]
        : [{ op: 'add', path: fieldPath(`${path}/-`), value: { name, value } }],
  };
};
