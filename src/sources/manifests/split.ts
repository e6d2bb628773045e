import { limits } from '../../model/limits.ts';

/** A stretch of a file's text that holds one document. */
export interface Part {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
}

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

/**
 * Splits a stream into its documents before anything is parsed, so that a broken document does not hurt its neighbours.
 * A line that starts with `---` or `...` ends a document wherever it stands, even inside a quoted or block scalar
 * (YAML 1.2.2, production 206 `c-forbidden`). Directives stay with the document that they belong to.
 * Stops at one document over the limit.
 */
export const splitDocuments = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let startLine = 1;
  let line = 1;
  /** A part whose marker line holds content, or that has directives, begins before its marker. */
  const end = (offset: number): void => {
    if (offset > start) parts.push({ offset: start, length: offset - start, line: startLine });
  };
  let hasDirectives = text.charCodeAt(start) === 37;
  for (let at = start; at < text.length && parts.length <= limits.documentsPerFile; ) {
    const lineEnd = endOfLine(text, at);
    const code = text.charCodeAt(at);
    if (
      (code === 45 || code === 46) &&
      text.charCodeAt(at + 1) === code &&
      text.charCodeAt(at + 2) === code &&
      isBlankOrEnd(text.charCodeAt(at + 3))
    ) {
      const opens = code === 45;
      if (opens && hasDirectives) {
        hasDirectives = false;
      } else {
        end(at);
        const isOwnLine = !opens || isRestEmpty(text, at + 3, lineEnd);
        start = isOwnLine ? lineEnd : at;
        startLine = isOwnLine ? line + 1 : line;
        hasDirectives = !opens && text.charCodeAt(lineEnd) === 37;
      }
    }
    line++;
    at = lineEnd;
  }
  end(text.length);
  return parts;
};
