import { tokensOf } from '../../../src/model/field-path.ts';
import type { Operation } from '../../../src/model/operation.ts';
import type { DiffLine } from './diff-line.ts';
import { keyText, memberLines, yamlLines } from './yaml-text.ts';

interface Node {
  readonly inner: Map<string, Node>;
  operations: Operation[];
}

const node = (): Node => ({ inner: new Map(), operations: [] });

/**
 * What a repair changes, as the part of a YAML document in which it lies. The object itself is not at hand: what stood there is named, not
 * shown.
 */
export const outlineOf = (operations: readonly Operation[]): readonly DiffLine[] => {
  const top = node();
  for (const operation of operations) {
    let place = top;
    for (const token of tokensOf(operation.path)) {
      const next = place.inner.get(token) ?? node();
      place.inner.set(token, next);
      place = next;
    }
    place.operations.push(operation);
  }
  return [...top.inner].flatMap(([token, inner]) => linesOf(token, inner, ''));
};

const isIndex = (token: string): boolean => /^(?:\d+|-)$/.test(token);

const linesOf = (token: string, { inner, operations }: Node, indent: string): readonly DiffLine[] => {
  const own = operations.flatMap((operation) => changeOf(token, operation, indent));
  if (inner.size === 0) return own;
  const head: DiffLine = isIndex(token)
    ? { kind: 'same', text: `${indent}- # item ${token}` }
    : { kind: 'same', text: `${indent}${keyText(token)}:` };
  return [...own, head, ...[...inner].flatMap(([key, next]) => linesOf(key, next, `${indent}  `))];
};

const changeOf = (token: string, operation: Operation, indent: string): readonly DiffLine[] => {
  const name = isIndex(token) ? `- # item ${token}` : `${keyText(token)}: …`;
  const gone: DiffLine = { kind: 'removed', text: `${indent}${name}` };
  if (operation.op === 'remove') return [gone];
  const lines = isIndex(token)
    ? yamlLines(operation.value).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
    : memberLines(token, operation.value);
  const added = lines.map((line): DiffLine => ({ kind: 'added', text: `${indent}${line}` }));
  return operation.op === 'replace' ? [gone, ...added] : added;
};
