import { join, tokensOf } from './field-path.ts';

/** One JSON Patch operation (RFC 6902, section 4) of those that repairs need. */
export type Operation =
  | { readonly op: 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const child = (holder: Container, token: string): unknown => {
  if (Array.isArray(holder)) return holder[Number(token)];
  return Object.hasOwn(holder, token) ? holder[token] : undefined;
};

const put = (holder: Container, token: string, operation: Operation): void => {
  if (Array.isArray(holder)) {
    const index = token === '-' ? holder.length : Number(token);
    if (operation.op === 'remove') holder.splice(index, 1);
    else if (operation.op === 'add') holder.splice(index, 0, operation.value);
    else holder[index] = operation.value;
  } else if (operation.op === 'remove') delete holder[token];
  else holder[token] = operation.value;
};

const copyOf = (value: Container): Container => (Array.isArray(value) ? [...value] : { ...value });

/**
 * Applies the operations to a copy; the object given stays as it was.
 * `add` makes missing holders on its way (objects only), which RFC 6902 leaves to the writer;
 * an operation whose place does not exist is left out.
 */
export const applyOperations = (object: unknown, operations: readonly Operation[]): unknown => {
  const box: Record<string, unknown> = { root: object };
  for (const operation of operations) {
    const tokens = ['root', ...tokensOf(operation.path)];
    const last = tokens.pop() ?? 'root';
    let holder: Container = box;
    let isReachable = true;
    for (const token of tokens) {
      let next = child(holder, token);
      if (next === undefined || next === null) {
        if (operation.op !== 'add' || Array.isArray(holder)) {
          isReachable = false;
          break;
        }
        next = {};
      }
      if (!isContainer(next)) {
        isReachable = false;
        break;
      }
      const copy = copyOf(next);
      put(holder, token, { op: 'replace', path: '', value: copy });
      holder = copy;
    }
    if (isReachable && (operation.op === 'add' || child(holder, last) !== undefined))
      put(holder, last, operation);
  }
  return box['root'];
};

/** Writes `value` at `path` whether or not something stands there; missing holders are made. */
export const set = (object: unknown, path: string, value: unknown): Operation => {
  let holder = object;
  for (const token of tokensOf(path)) holder = isContainer(holder) ? child(holder, token) : undefined;
  return { op: holder === undefined ? 'add' : 'replace', path, value };
};

/**
 * Operations of several repairs in an order in which none disturbs another: what is written first, then what is removed, the later
 * items of a list before the earlier ones. Doubles are left out.
 */
export const inOrder = (operations: readonly Operation[]): readonly Operation[] => {
  const unique = [...new Map(operations.map((one) => [identityOf(one), one])).values()];
  const written = unique.filter((one) => one.op !== 'remove');
  const removed = unique.filter((one) => one.op === 'remove').sort((a, b) => compareTokens(b.path, a.path));
  return [...written, ...removed];
};

/** What is appended to a list (RFC 6902, `-`) shares its path with every other addition. */
const identityOf = (operation: Operation): string =>
  operation.op === 'add' && operation.path.endsWith('/-')
    ? `add ${operation.path} ${JSON.stringify(operation.value)}`
    : `${operation.op} ${operation.path}`;

const compareTokens = (a: string, b: string): number => {
  const left = tokensOf(a);
  const right = tokensOf(b);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x = '', y = ''] = [left[index], right[index]];
    if (x === y) continue;
    return /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : x.localeCompare(y);
  }
  return left.length - right.length;
};

/** The same operations for an object that lies deeper: every path gets the prefix. */
export const prefixed = (operations: readonly Operation[], prefix: string): readonly Operation[] =>
  operations.map((operation) => ({ ...operation, path: `${prefix}${operation.path}` }));

/**
 * The same change in operations that RFC 6902 allows to the letter: `add` only where the holder exists, so that a missing holder is added
 * with what belongs into it.
 */
export const strictly = (object: unknown, operations: readonly Operation[]): readonly Operation[] => {
  let now = object;
  return operations.map((operation) => {
    const strict = operation.op === 'add' ? withHolders(now, operation.path, operation.value) : operation;
    now = applyOperations(now, [operation]);
    return strict;
  });
};

const withHolders = (object: unknown, path: string, value: unknown): Operation => {
  const tokens = tokensOf(path);
  let holder = object;
  let depth = 0;
  while (depth < tokens.length - 1) {
    const next = isContainer(holder) ? child(holder, tokens[depth] ?? '') : undefined;
    if (!isContainer(next)) break;
    holder = next;
    depth++;
  }
  const inner = tokens.slice(depth + 1).reduceRight<unknown>((held, token) => ({ [token]: held }), value);
  return { op: 'add', path: join('', ...tokens.slice(0, depth + 1)), value: inner };
};
