const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\t';

/**
 * Words between blanks, as they stand: quotes hold a word together and stay in it. BuildKit splits ENV, LABEL and ARG this way
 * (dockerfile/parser, parseWords).
 */
export const splitWords = (text: string, escaper: string): readonly string[] => {
  const words: string[] = [];
  let start = -1;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (start < 0 && isSpace(character)) continue;
    if (start < 0) start = at;
    if (character === escaper && quote !== "'") at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (isSpace(character)) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
};

/** The word without its quotes and escapes. Variables stay as they are. */
export const unquote = (word: string, escaper: string): string => {
  if (!/["'\\`]/.test(word)) return word;
  let result = '';
  let quote = '';
  for (let at = 0; at < word.length; at++) {
    const character = word.charAt(at);
    const next = word.charAt(at + 1);
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (
      character === escaper &&
      quote !== "'" &&
      next !== '' &&
      (quote === '' || escapable(next, escaper))
    ) {
      result += next;
      at++;
    } else result += character;
  }
  return result;
};

/** Within double quotes an escape that has nothing to escape stands for itself. */
const escapable = (character: string, escaper: string): boolean =>
  character === '"' || character === '$' || character === escaper;
