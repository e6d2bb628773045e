import { tokensOf } from '../../../model/field-path.ts';

/** Keys and indexes, and what is wanted below each. */
export type Wanted = ReadonlyMap<string, Wanted>;

export const nothing: Wanted = new Map();

interface Growing extends Map<string, Growing> {}

const known = new Map<string, Wanted>();

/** Objects of one making have the same findings, so the same few trees serve thousands of documents. */
const knownAtMost = 1_000;

/** The pointers as a tree. */
export const wantedOf = (pointers: readonly string[]): Wanted => {
  const text = pointers.join('\n');
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const tree: Growing = new Map();
  for (const pointer of pointers) {
    let holder = tree;
    for (const token of tokensOf(pointer)) {
      const below: Growing = holder.get(token) ?? new Map();
      holder.set(token, below);
      holder = below;
    }
  }
  if (known.size >= knownAtMost) known.clear();
  known.set(text, tree);
  return tree;
};
