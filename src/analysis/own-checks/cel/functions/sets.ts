import type { Budget } from '../budget.ts';
import type { Library } from './library.ts';
import { isSame } from './lists.ts';

type Items = readonly unknown[];

class SetsNamespace {}

/** `sets.contains(a, b)`, `sets.equivalent(a, b)`, `sets.intersects(a, b)`: lists read as sets. */
export const sets: Library = (environment, budget) => {
  environment
    .registerType('SetsNamespace', SetsNamespace)
    .registerConstant('sets', 'SetsNamespace', new SetsNamespace())
    .registerFunction(
      'SetsNamespace.contains_(list, list): bool',
      (_sets: unknown, list: Items, sublist: Items) => containsAll(list, sublist, budget),
    )
    .registerFunction(
      'SetsNamespace.equivalent(list, list): bool',
      (_sets: unknown, left: Items, right: Items) =>
        containsAll(left, right, budget) && containsAll(right, left, budget),
    )
    .registerFunction(
      'SetsNamespace.intersects(list, list): bool',
      (_sets: unknown, left: Items, right: Items) => right.some((item) => includes(left, item, budget)),
    );
};

const containsAll = (list: Items, wanted: Items, budget: Budget): boolean =>
  wanted.every((item) => includes(list, item, budget));

const includes = (list: Items, item: unknown, budget: Budget): boolean =>
  list.some((one) => isSame(one, item, budget));
