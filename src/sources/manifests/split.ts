import { limits } from '../../model/limits.ts';

/** A stretch of a file's text that holds one document. */
export interface Part {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
}

const byteOrderMark = 0xfeff;
const dash = 45;
const dot = 46;

const isBlankOrEnd = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
};

/** Whether the line holds nothing but blanks or a comment from `from` on. */
const isRestEmpty = (text: string, from: number, end: number): boolean => {
  const rest = text.slice(from, end).trim();
  return rest === '' || rest.startsWith('#');
};

/** A document may begin with directives, which belong to it together with the `---` behind them. */
const startsWithDirectives = (text: string): boolean => /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*%/.test(text);

const isMarkerAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code !== dash && code !== dot) return false;
  return (
    text.charCodeAt(at + 1) === code &&
    text.charCodeAt(at + 2) === code &&
    isBlankOrEnd(text.charCodeAt(at + 3))
  );
};

/**
 * Splits a stream into its documents before anything is parsed, so that a broken document does not hurt its neighbours.
 * A line that starts with `---` or `...` ends a document wherever it stands, even inside a quoted or block scalar
 * (YAML 1.2.2, production 206 `c-forbidden`). A document's own text starts behind its `---`, unless something else stands in that line.
 * Stops at one document over the limit.
 */
export const splitDocuments = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let startLine = 1;
  let line = 1;
  for (let at = start; at < text.length && parts.length <= limits.documentsPerFile; line++) {
    const lineEnd = endOfLine(text, at);
    const isMarker = isMarkerAt(text, at);
    const opens = isMarker && text.charCodeAt(at) === dash;
    if (isMarker && !(opens && startsWithDirectives(text.slice(start, at)))) {
      if (at > start) parts.push({ offset: start, length: at - start, line: startLine });
      const isOwnLine = !opens || isRestEmpty(text, at + 3, lineEnd);
      start = isOwnLine ? lineEnd : at;
      startLine = isOwnLine ? line + 1 : line;
    }
    at = lineEnd;
  }
  if (text.length > start) parts.push({ offset: start, length: text.length - start, line: startLine });
  return parts;
};
