/** A stretch of text and what takes its place. Offsets are UTF-16 code units. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Applies edits that do not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    result += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return result + text.slice(at);
};

/** Whether two edits want the same text. */
export const overlap = (edits: readonly TextEdit[]): boolean => {
  const sorted = edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
  return sorted.some((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && before.offset + before.length > edit.offset;
  });
};
