import { type FieldPath, join, root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { DetectedSecret } from './secret.ts';
import { detectInSetting } from './setting.ts';

/** A secret in a tree of values. */
export interface SecretValue {
  readonly path: FieldPath;
  readonly secret: DetectedSecret;
}

/**
 * The secrets in parsed values, such as those of a Helm chart: each string is judged by its key, in lists by the list's, and in
 * `{ name, value }` pairs, as environment variables are written, by the name. What lies deeper than the limit is not looked at.
 */
export const detectInValues = (values: unknown): readonly SecretValue[] => {
  const found: SecretValue[] = [];
  visit(values, '', root, 0, found);
  return found;
};

const visit = (value: unknown, name: string, path: FieldPath, depth: number, found: SecretValue[]): void => {
  if (typeof value === 'string' || typeof value === 'number') {
    const secret = detectInSetting(name, String(value));
    if (secret !== undefined) found.push({ path, secret });
    return;
  }
  if (typeof value !== 'object' || value === null || depth === limits.depth) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, name, join(path, index), depth + 1, found);
    return;
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const pairName = entries.find(([key]) => key === 'name')?.[1];
  for (const [key, member] of entries) {
    const called = key === 'value' && typeof pairName === 'string' ? pairName : key;
    visit(member, called, join(path, key), depth + 1, found);
  }
};
