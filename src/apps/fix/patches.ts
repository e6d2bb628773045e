import type { Patch } from '../../model/report.ts';
import { applyEdits, type TextEdit } from '../../sources/manifests/edit/text-edit.ts';

/**
 * Edits of a text as changes of whole lines, in order. Edits that share a line become one patch, and lines that come out
 * as they went in are not part of it.
 */
export const patchesOf = (text: string, edits: readonly TextEdit[]): readonly Patch[] => {
  const patches: Patch[] = [];
  let line = 1;
  let counted = 0;
  for (const group of groupByLines(text, edits)) {
    line += linesIn(text, counted, group.start);
    counted = group.start;
    const patch = trimmed(line, linesOf(text.slice(group.start, group.end)), linesOf(group.after));
    if (patch.removed.length + patch.added.length > 0) patches.push(patch);
  }
  return patches;
};

interface LineGroup {
  /** Offset of the first line's start. */
  readonly start: number;
  /** Offset behind the last line's content, before its line break. */
  readonly end: number;
  readonly after: string;
}

const groupByLines = (text: string, edits: readonly TextEdit[]): readonly LineGroup[] => {
  const groups: { start: number; end: number; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    const start = text.lastIndexOf('\n', edit.offset - 1) + 1;
    const last = edit.offset + edit.length;
    const lineEnd = text.indexOf('\n', last);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const group = groups.at(-1);
    if (group !== undefined && start <= group.end) {
      group.end = Math.max(group.end, end);
      group.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.map((group) => ({
    start: group.start,
    end: group.end,
    after: applyEdits(
      text.slice(group.start, group.end),
      group.edits.map((edit) => ({ ...edit, offset: edit.offset - group.start })),
    ),
  }));
};

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/\r$/, ''));

const linesIn = (text: string, from: number, to: number): number =>
  text.slice(from, to).split('\n').length - 1;

const trimmed = (line: number, before: readonly string[], after: readonly string[]): Patch => {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++;
  return {
    line: line + head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
};
