import { join } from '../../model/field-path.ts';

type Members = Readonly<Record<string, unknown>>;

/** An object that lacks one key. */
export interface Mutant {
  readonly path: string;
  readonly object: Members;
}

/** What names an object is there in every one that an API server takes. */
const always = new Set(['/apiVersion', '/kind', '/metadata', '/metadata/name']);

/** Every object that lacks one key of this one. */
export const mutants = (object: Members): readonly Mutant[] =>
  lacking(object, '').flatMap(({ path, value }) =>
    isMembers(value) && !always.has(path) ? [{ path, object: value }] : [],
  );

const lacking = (
  value: unknown,
  at: string,
): readonly { readonly path: string; readonly value: unknown }[] => {
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      lacking(item, join(at, index)).map((inner) => ({
        path: inner.path,
        value: value.map((one, other) => (other === index ? inner.value : one)),
      })),
    );
  if (!isMembers(value)) return [];
  return Object.keys(value).flatMap((key) => [
    { path: join(at, key), value: Object.fromEntries(Object.entries(value).filter(([one]) => one !== key)) },
    ...lacking(value[key], join(at, key)).map((inner) => ({
      path: inner.path,
      value: { ...value, [key]: inner.value },
    })),
  ]);
};

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
