/** A place in a text; both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line breaks between two offsets. A carriage return alone breaks no line: editors, git and SARIF viewers count `\n`. */
export const linesBetween = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** Offset of the start of the line that an offset lies in. */
export const lineStartAt = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** The position of an offset, counted from a place before it on whose line `line` something known starts. */
export const positionAt = (text: string, offset: number, from = 0, line = 1): Position => ({
  line: line + linesBetween(text, from, offset),
  column: offset - lineStartAt(text, offset) + 1,
});
