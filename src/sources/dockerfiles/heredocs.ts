import { splitWords, unquote } from './words.ts';

interface Opened {
  readonly delimiter: string;
  readonly expands: boolean;
  /** `<<-` takes the tabs from the front of each line. */
  readonly indented: boolean;
}

export interface Heredoc {
  readonly delimiter: string;
  readonly expands: boolean;
  readonly text: string;
}

/** Only a word of its own opens a heredoc; `<<<` and `1 << 2` do not. (BuildKit, dockerfile/parser, ParseHeredoc) */
const opening = /^\d{0,9}<<(-?)([^<]+)$/;

/** The heredocs that a line opens, in the order in which their texts follow. */
const openedBy = (text: string, escaper: string): readonly Opened[] =>
  splitWords(text, escaper).flatMap((word) => {
    const match = opening.exec(word);
    if (match === null) return [];
    const [, dash = '', name = ''] = match;
    const delimiter = unquote(name, escaper);
    return [{ delimiter, expands: delimiter === name, indented: dash === '-' }];
  });

/** What stands behind a line that opens heredocs. */
export interface HeredocReading {
  readonly heredocs: readonly Heredoc[];
  /** Index of the physical line behind the last one. */
  readonly next: number;
  /** The delimiter that never came. */
  readonly unterminated: string | undefined;
}

export const readHeredocs = (
  text: string,
  lines: readonly string[],
  from: number,
  escaper: string,
): HeredocReading => {
  const heredocs: Heredoc[] = [];
  let next = from;
  if (!text.includes('<<')) return { heredocs, next, unterminated: undefined };
  for (const { delimiter, expands, indented } of openedBy(text, escaper)) {
    const content: string[] = [];
    let isTerminated = false;
    while (next < lines.length && !isTerminated) {
      const line = indented ? (lines[next] ?? '').replace(/^\t+/, '') : (lines[next] ?? '');
      next++;
      isTerminated = line === delimiter;
      if (!isTerminated) content.push(line);
    }
    heredocs.push({ delimiter, expands, text: content.join('\n') });
    if (!isTerminated) return { heredocs, next, unterminated: delimiter };
  }
  return { heredocs, next, unterminated: undefined };
};
