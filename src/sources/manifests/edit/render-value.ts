import { resolvePlain } from '../scalar.ts';
import type { Layout } from './layout.ts';

/** Words that need no quotes in any YAML: no indicator at the start, no `: ` or ` #` inside. */
const plainWord = /^[A-Za-z0-9_./][\w./@=+-]*(?:[ :][\w./@=+-]+)*$/;

const isPlainSafe = (text: string): boolean =>
  plainWord.test(text) &&
  !/:\s|\s#|:$/.test(text) &&
  typeof resolvePlain(text) === 'string' &&
  !/^\d/.test(text);

/** A scalar as it is written. */
export const renderScalar = (value: unknown, layout: Pick<Layout, 'quote' | 'isJson'>): string => {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (!layout.isJson && isPlainSafe(value)) return value;
  const isPrintable = /^[\x20-\x7e]*$/.test(value);
  return layout.quote === "'" && !layout.isJson && isPrintable
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
};

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A value on one line: `{ type: RuntimeDefault }`, `[ALL]`. */
export const renderFlow = (value: unknown, layout: Layout): string => {
  if (Array.isArray(value)) return `[${value.map((item) => renderFlow(item, layout)).join(', ')}]`;
  if (!isCollection(value)) return renderScalar(value, layout);
  const members = Object.entries(value).map(
    ([key, member]) => `${renderScalar(key, layout)}: ${renderFlow(member, layout)}`,
  );
  if (members.length === 0) return '{}';
  return layout.isSpaced ? `{ ${members.join(', ')} }` : `{${members.join(', ')}}`;
};

/** The lines of `key: value` in block style, indented from the second line on as if the first stood at `column`. */
export const renderMember = (
  key: string,
  value: unknown,
  column: number,
  layout: Layout,
): readonly string[] => {
  const name = `${renderScalar(key, layout)}:`;
  if (!isCollection(value) || Object.keys(value).length === 0)
    return [`${name} ${renderFlow(value, layout)}`];
  if (Array.isArray(value)) return [name, ...renderItems(value, column + layout.dashIndent, layout)];
  return [name, ...renderMembers(value, column + layout.step, layout)];
};

/** The lines of a mapping's members, each indented by `column`. */
export const renderMembers = (value: object, column: number, layout: Layout): readonly string[] =>
  Object.entries(value).flatMap(([key, member]) => {
    const [first = '', ...rest] = renderMember(key, member, column, layout);
    return [`${' '.repeat(column)}${first}`, ...rest];
  });

/** The lines of a sequence's items, each indented by `column`. */
export const renderItems = (items: readonly unknown[], column: number, layout: Layout): readonly string[] =>
  items.flatMap((item) => {
    const dash = `${' '.repeat(column)}- `;
    if (!isCollection(item) || Array.isArray(item) || Object.keys(item).length === 0)
      return [`${dash}${renderFlow(item, layout)}`];
    const [first = '', ...rest] = renderMembers(item, column + 2, layout);
    return [`${dash}${first.trimStart()}`, ...rest];
  });
