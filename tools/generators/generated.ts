/** A file that comes out of the code. */
export interface Generated {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A Markdown table. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(
      (cells) =>
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`,
    )
    .join('');
