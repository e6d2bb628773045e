import type { Budget } from '../budget.ts';
import { sizeOf } from '../values.ts';
import type { Library } from './library.ts';

type Items = readonly unknown[];

class ListsNamespace {}

/**
 * isSorted, sum, min, max, indexOf, lastIndexOf of Kubernetes' lists library; of cel-go's own also `flatten` and `lists.range`, without which
 * an expression cannot say the index of what it complains about.
 */
export const lists: Library = (environment, budget) => {
  environment
    .registerType('ListsNamespace', ListsNamespace)
    .registerConstant('lists', 'ListsNamespace', new ListsNamespace())
    .registerFunction('ListsNamespace.range(int): list<int>', (_lists: unknown, count: bigint) => {
      budget.spend(Number(count));
      return Array.from({ length: Math.max(0, Number(count)) }, (_, index) => BigInt(index));
    })
    .registerFunction('list.flatten(): list', (items: Items) => items.flat())
    .registerFunction('list.isSorted(): bool', (items: Items) =>
      items.every((item, index) => index === 0 || compare(items[index - 1], item) <= 0),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (items: Items) => extreme(items, -1, 'min'))
    .registerFunction('list.max(): dyn', (items: Items) => extreme(items, 1, 'max'))
    .registerFunction('list.indexOf_(dyn): int', (items: Items, item: unknown) =>
      BigInt(items.findIndex((one) => isSame(one, item, budget))),
    )
    .registerFunction('list.lastIndexOf_(dyn): int', (items: Items, item: unknown) =>
      BigInt(items.findLastIndex((one) => isSame(one, item, budget))),
    );
};

/** Order of two values of one kind: numbers, texts, flags, timestamps, durations. */
const compare = (left: unknown, right: unknown): number => {
  const [a, b] = [orderOf(left), orderOf(right)];
  if (typeof a === 'string' || typeof b === 'string') {
    if (typeof a !== typeof b) throw new Error('texts and numbers have no order among each other');
    return byCodeUnit(a, b);
  }
  return byCodeUnit(a, b);
};

type Ordered = string | number | bigint;

const byCodeUnit = (a: Ordered, b: Ordered): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const orderOf = (value: unknown): Ordered => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  const plain = typeof value === 'object' && value !== null && !(value instanceof Map) ? value.valueOf() : {};
  if (typeof plain === 'number' || typeof plain === 'bigint') return plain;
  throw new Error('the list holds something that has no order');
};

/** The sum of no items is 0. */
const sum = (items: Items): unknown => {
  if (items.every((item): item is bigint => typeof item === 'bigint'))
    return items.reduce((total, item) => total + item, 0n);
  return items.reduce<number>((total, item) => {
    if (typeof item !== 'number' && typeof item !== 'bigint')
      throw new Error('the list holds something that is no number');
    return total + Number(item);
  }, 0);
};

const extreme = (items: Items, sign: 1 | -1, name: string): unknown => {
  if (items.length === 0) throw new Error(`${name}() of an empty list`);
  return items.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best));
};

/** Deep equality; a number equals another of the other numeric type, as `==` has it. */
export const isSame = (left: unknown, right: unknown, budget: Budget): boolean => {
  budget.spend(1);
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (typeof left === 'string' || typeof left !== 'object' || typeof right !== 'object') return false;
  if (left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => isSame(one, right[index], budget));
  if (left instanceof Map && right instanceof Map)
    return left.size === right.size && [...left].every(([key, one]) => isSame(one, right.get(key), budget));
  budget.spend(sizeOf(left, 1000));
  return false;
};

const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';
