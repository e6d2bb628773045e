import type { DiffLine } from './diff-line.ts';

/** Lines around a change that are shown with it. */
const context = 3;

/** Beyond this many changed lines the common ones between them are not looked for: the table would have millions of cells. */
const comparedLines = 1_500;

/** How two texts differ, line by line. */
export const lineDiff = (before: readonly string[], after: readonly string[]): readonly DiffLine[] => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
};

/** Longest common subsequence, by the table of its lengths. */
const middle = (before: readonly string[], after: readonly string[]): readonly DiffLine[] => {
  const out = (text: string): DiffLine => ({ kind: 'removed', text });
  const put = (text: string): DiffLine => ({ kind: 'added', text });
  if (before.length > comparedLines || after.length > comparedLines)
    return [...before.map(out), ...after.map(put)];
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const left = before[row];
    const right = after[column];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      row++;
      column++;
    } else if (right === undefined || (left !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(out(left ?? ''));
      row++;
    } else {
      lines.push(put(right));
      column++;
    }
  }
  return lines;
};

/** Only what changes, with a few lines around it. */
export const changesOnly = (lines: readonly DiffLine[]): readonly DiffLine[] => {
  const isNear = lines.map(() => false);
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same')
      isNear.fill(true, Math.max(0, index - context), Math.min(lines.length, index + context + 1));
  const shown: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (isNear[index] === true) shown.push(line);
    else if (shown.at(-1)?.kind !== 'gap') shown.push({ kind: 'gap', text: '⋯' });
  }
  return shown;
};
