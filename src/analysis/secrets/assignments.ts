/**
 * `settings` are lines of name and value (YAML, properties, INI, JSON, connection strings); in `code` only quoted values count,
 * since `password = read()` is not one.
 */
export type TextSyntax = 'settings' | 'code';

/** A value that is given to a name which may promise a secret. */
export interface Assignment {
  /** Of the promising word, in the text. */
  readonly index: number;
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

/** Where a name may promise a secret; the name itself is judged as a whole afterwards. */
const keyword =
  /passw|passphrase|pwd|pass[:=]|secret|token|(?:api|access|private|encryption|signing|auth|account|master)[_-]?key|credential/i;

/** Cheap, for the many texts in which nothing promises anything. */
export const mayAssign = (text: string): boolean => keyword.test(text);

const nameRest = /[A-Za-z0-9_.-]{0,64}/y;
const separator = /["']?\]?[ \t]{0,16}(=>|:=|[:=>])[ \t]{0,16}/y;
const quoted = /"((?:[^"\\\n]|\\.){1,512})"|'([^'\n]{1,512})'/y;
const unquoted = /[^\n;&,"'<]{1,512}/y;

/** Where a text gives a value to a name that may promise a secret. The names are not judged as a whole yet. */
export const assignmentsIn = (text: string, syntax: TextSyntax): readonly Assignment[] => {
  const found: Assignment[] = [];
  const find = new RegExp(keyword, 'gi');
  for (let match = find.exec(text); match !== null; match = find.exec(text)) {
    const assignment = assignmentAt(text, match.index, syntax);
    if (assignment === undefined) continue;
    find.lastIndex = Math.max(find.lastIndex, assignment.end);
    if (!isComment(text, match.index)) found.push(assignment);
  }
  return found;
};

/** Reads a bounded window around the keyword, so that a long line costs no more than many short ones. */
const assignmentAt = (text: string, index: number, syntax: TextSyntax): Assignment | undefined => {
  const start = startOfName(text, index);
  const endOfName = stick(nameRest, text, index)?.end ?? index;
  const between = stick(separator, text, endOfName);
  if (between === undefined || (between.groups[0] === '>') !== (text[start - 1] === '<')) return undefined;
  const inQuotes = stick(quoted, text, between.end);
  const value = inQuotes ?? (syntax === 'settings' ? stick(unquoted, text, between.end) : undefined);
  if (value === undefined) return undefined;
  const literal = value.groups.find((group) => group !== undefined) ?? unquotedLiteral(value.text);
  return { index, name: text.slice(start, endOfName), value: literal, end: value.end };
};

const longestName = 64;

const startOfName = (text: string, index: number): number => {
  let start = index;
  while (start > 0 && index - start < longestName && /[A-Za-z0-9_.-]/.test(text[start - 1] ?? '')) start--;
  return start;
};

/** Without the comment behind it. Several words without quotes are a sentence: `enter your password: then press return`. */
const unquotedLiteral = (line: string): string => {
  const comment = line.indexOf(' #');
  const literal = (comment < 0 ? line : line.slice(0, comment)).trim();
  return /\s/.test(literal) ? '' : literal;
};

interface Stuck {
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
  readonly end: number;
}

/** Matches a sticky pattern at that place. */
const stick = (pattern: RegExp, text: string, index: number): Stuck | undefined => {
  const at = new RegExp(pattern);
  at.lastIndex = index;
  const match = at.exec(text);
  return match === null ? undefined : { text: match[0], groups: match.slice(1), end: at.lastIndex };
};

const longestIndent = 200;

/** Whether the line begins as a comment, in any of the languages that configuration is written in. */
export const isComment = (text: string, index: number): boolean => {
  const from = Math.max(0, index - longestIndent);
  const line = text.slice(from, index);
  return /^\s*(?:#|\/\/|;|--\s|\*|<!--)/.test(line.slice(line.lastIndexOf('\n') + 1));
};
