/** A logical line: physical lines joined where the escape character ends them. */
export interface LogicalLine {
  readonly text: string;
  /** Index of the first physical line, from 0. */
  readonly first: number;
  /** Index behind the last one. */
  readonly next: number;
  /** Of the first character that is no blank, from 1. */
  readonly column: number;
  /** Where each physical line starts in the text. A comment starts where the next line does. */
  readonly starts: readonly number[];
}

/** The lines of a text, without their ends. A byte order mark is no part of the first. */
export const physicalLines = (text: string): readonly string[] => {
  const lines = (text.startsWith('\ufeff') ? text.slice(1) : text).split('\n');
  return text.includes('\r') ? lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : lines;
};

const isBlankCharacter = (character: string): boolean => character === ' ' || character === '\t';

/**
 * Reads the logical line that starts at `first`, `undefined` for a comment and an empty line. Comments and empty lines between
 * continued ones are left out, as BuildKit does (dockerfile/parser, Parse).
 */
export const logicalLine = (
  lines: readonly string[],
  first: number,
  escaper: string,
): LogicalLine | undefined => {
  const line = lines[first] ?? '';
  const start = line.trimStart();
  if (start === '' || start.startsWith('#')) return undefined;
  let part = withoutContinuation(start, escaper);
  const parts = [part.text];
  const starts = [0];
  let length = part.text.length;
  let next = first + 1;
  while (part.continues && next < lines.length) {
    const more = lines[next] ?? '';
    next++;
    starts.push(length);
    const own = more.trimStart();
    if (own === '' || own.startsWith('#')) continue;
    part = withoutContinuation(more, escaper);
    parts.push(part.text);
    length += part.text.length;
  }
  return { text: parts.join('').trimEnd(), first, next, column: line.length - start.length + 1, starts };
};

/** A line goes on when it ends in one escape character, whatever blanks follow; two of them are one that is escaped. */
const withoutContinuation = (line: string, escaper: string): { text: string; continues: boolean } => {
  let end = line.length;
  while (end > 0 && isBlankCharacter(line.charAt(end - 1))) end--;
  const continues = line.charAt(end - 1) === escaper && line.charAt(end - 2) !== escaper;
  return { text: continues ? line.slice(0, end - 1) : line, continues };
};
