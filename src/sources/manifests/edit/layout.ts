import type { Node } from './syntax.ts';

/** How a document is written: what new lines have to look like to fit in. */
export interface Layout {
  readonly newline: '\n' | '\r\n';
  /** Columns by which a mapping inside a mapping is indented. */
  readonly step: number;
  /** Columns by which the dashes of a sequence stand behind the key that holds it. */
  readonly dashIndent: number;
  readonly quote: '"' | "'";
  /** Whether it is JSON: keys and strings are always in double quotes. */
  readonly isJson: boolean;
  /** Whether flow mappings have a space inside their braces: `{ a: 1 }`. */
  readonly isSpaced: boolean;
}

/** The column of an offset, from 0. */
export const columnOf = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Reads the layout off a document: the first nested mapping and the first sequence decide. */
export const layoutOf = (text: string, root: Node): Layout => {
  const found: { step?: number; dash?: number } = {};
  look(text, root, found);
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  return {
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    step: found.step ?? 2,
    dashIndent: found.dash ?? 0,
    quote: singles > doubles ? "'" : '"',
    isJson:
      root.kind !== 'scalar' && root.kind !== 'alias' && root.style === 'flow' && /^\s*\{\s*"/.test(text),
    isSpaced: !/\{[^\s}]/.test(text.replaceAll('{{', '')),
  };
};

const look = (text: string, node: Node, found: { step?: number; dash?: number }): void => {
  if (found.step !== undefined && found.dash !== undefined) return;
  if (node.kind === 'mapping' && node.style === 'block')
    for (const { keyStart, value } of node.members) {
      const column = columnOf(text, keyStart);
      if (value.kind === 'mapping' && value.style === 'block' && value.members[0] !== undefined)
        found.step ??= Math.max(1, columnOf(text, value.members[0].keyStart) - column);
      if (value.kind === 'sequence' && value.style === 'block' && value.items[0] !== undefined)
        found.dash ??= Math.max(0, columnOf(text, value.items[0].start) - column);
      look(text, value, found);
    }
  if (node.kind === 'sequence') for (const { value } of node.items) look(text, value, found);
};
