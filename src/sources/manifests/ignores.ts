import { endOfPeriod } from '../../model/date.ts';
import type { Problem } from '../../model/problem.ts';

/** `# seawall:ignore CHECK[,CHECK…] reason="…"` in a file, with the lines that it covers. Lines count from 1. */
export interface IgnoreComment {
  readonly file: string;
  /** The line of the comment itself. */
  readonly line: number;
  /** The first and the last line that it covers. */
  readonly from: number;
  readonly to: number;
  /** Ids of checks; `*` stands for anything. */
  readonly checks: readonly string[];
  readonly reason: string;
  readonly owner?: string;
  /** RFC 3339 date. */
  readonly until?: string;
}

export interface Ignores {
  readonly comments: readonly IgnoreComment[];
  readonly problems: readonly Problem[];
}

const marker = 'seawall:ignore';

/** The word, the checks, then `name="value"` or `name=value`. */
const comment = /(?:^|\s)#\s*seawall:ignore(?:\s+(.*))?$/;
const attribute = /\b(reason|until|owner)=(?:"([^"]*)"|'([^']*)'|(\S+))/g;

/**
 * Reads the ignore comments of a file. At the end of a line a comment covers that line; on a line of its own the node that starts on the
 * next line with everything below it; before the first line of a document the whole document.
 */
export const readIgnores = (text: string, file: string): Ignores => {
  if (!text.includes(marker)) return { comments: [], problems: [] };
  const lines = text.split('\n');
  const comments: IgnoreComment[] = [];
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    const match = line.includes(marker) ? comment.exec(line.trimEnd()) : null;
    if (match === null) return;
    const number = index + 1;
    const read = readComment(match[1] ?? '');
    if (typeof read === 'string')
      problems.push({
        code: 'invalid-ignore',
        file,
        line: number,
        column: line.indexOf('#') + 1,
        detail: read,
      });
    else comments.push({ file, line: number, ...coverage(lines, index), ...read });
  });
  return { comments, problems };
};

type Read = Pick<IgnoreComment, 'checks' | 'reason' | 'owner' | 'until'>;

/** What the comment says, or what is wrong with it. */
const readComment = (words: string): Read | string => {
  const attributes = new Map<string, string>();
  const rest = words.replace(
    attribute,
    (_, name: string, double?: string, single?: string, bare?: string) => {
      attributes.set(name, double ?? single ?? bare ?? '');
      return '';
    },
  );
  const checks = rest.split(/[\s,]+/).filter((word) => word !== '');
  const reason = attributes.get('reason')?.trim() ?? '';
  const [until, owner] = [attributes.get('until'), attributes.get('owner')];
  if (checks.length === 0) return `names no check: # ${marker} CHECK reason="why"`;
  if (checks.some((check) => check.includes('=')))
    return `only reason, until and owner take a value, not "${checks.find((check) => check.includes('='))}"`;
  if (reason === '') return `gives no reason: # ${marker} ${checks.join(',')} reason="why"`;
  if (until !== undefined && endOfPeriod(until) === undefined)
    return `until="${until}" is no date such as 2027-01-31`;
  return {
    checks,
    reason,
    ...(until === undefined ? {} : { until }),
    ...(owner === undefined ? {} : { owner }),
  };
};

const isSeparator = (line: string): boolean => /^---(\s|$)/.test(line);
const isBlank = (line: string): boolean => /^\s*(#.*)?$/.test(line);
const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

const coverage = (
  lines: readonly string[],
  index: number,
): { readonly from: number; readonly to: number } => {
  const own = lines[index] ?? '';
  if (!isBlank(own)) return { from: index + 1, to: index + 1 };
  let start = index + 1;
  while (start < lines.length && isBlank(lines[start] ?? '')) start++;
  const isFirst = lines.slice(0, index).findLast((line) => !isBlank(line) || isSeparator(line));
  if (isFirst === undefined || isSeparator(isFirst))
    return { from: index + 1, to: documentEnd(lines, start) };
  return { from: start + 1, to: nodeEnd(lines, start) };
};

/** The last line before the next document. */
const documentEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  while (end < lines.length && (end === start || !isSeparator(lines[end] ?? ''))) end++;
  return end;
};

/** The last line that is indented deeper than the first; a list below a key may stand at the key's own column. */
const nodeEnd = (lines: readonly string[], start: number): number => {
  const first = lines[start] ?? '';
  const indent = indentOf(first);
  const holdsList = /:\s*(#.*)?$/.test(first) && !/^\s*-/.test(first);
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line) && !isSeparator(line)) continue;
    const isInside =
      indentOf(line) > indent || (holdsList && indentOf(line) === indent && /^\s*- /.test(line));
    if (isSeparator(line) || !isInside) break;
    end = at + 1;
  }
  return end;
};
