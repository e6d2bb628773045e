/** Neighbouring indexes as stretches. */
export const runs = (
  indexes: readonly number[],
): readonly { readonly first: number; readonly last: number }[] => {
  const found: { first: number; last: number }[] = [];
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const run = found.at(-1);
    if (run !== undefined && run.last === index - 1) run.last = index;
    else found.push({ first: index, last: index });
  }
  return found;
};

export interface Alignment {
  /** Indexes of items that stay, and where they are afterwards. */
  readonly kept: ReadonlyMap<number, number>;
  /** New items, by the index of the old item that they stand before; `undefined` is the end. */
  readonly inserted: ReadonlyMap<number | undefined, readonly unknown[]>;
}

/** Which items are which. Unchanged items are the same objects; scalars are compared by value. */
export const align = (before: readonly unknown[], after: readonly unknown[]): Alignment => {
  const kept = new Map<number, number>();
  const inserted = new Map<number | undefined, unknown[]>();
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const isMatch = i < before.length && j < after.length && before[i] === after[j];
    const isGone =
      i < before.length &&
      (j >= after.length ||
        (!isMatch && !after.includes(before[i], j) && before.length - i > after.length - j));
    const isNew =
      j < after.length &&
      (i >= before.length ||
        (!isMatch && !before.includes(after[j], i) && after.length - j > before.length - i));
    if (isMatch || (!isGone && !isNew)) kept.set(i++, j++);
    else if (isGone) i++;
    else {
      const following = i < before.length ? i : undefined;
      inserted.set(following, [...(inserted.get(following) ?? []), after[j]]);
      j++;
    }
  }
  return { kept, inserted };
};
