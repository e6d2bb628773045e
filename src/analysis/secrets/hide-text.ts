import { detectInFile } from './file.ts';
import { hiddenSecret } from './hidden-secret.ts';
import type { DetectedSecret } from './secret.ts';

/** Stands for a secret that no report names: each report names only so many of a text. */
const unnamed = '<hidden>';

/**
 * A file, or an entry of a ConfigMap, without its secrets: the same ones are detected in it, in the same lines. Of a line that holds one the
 * name before it stays. `undefined` where there is none.
 */
export const hideInFile = (name: string, content: string): string | undefined => {
  const found = detectInFile(name, content);
  const [first] = found;
  if (first === undefined) return undefined;
  if (first.line === undefined) return standFor(found);
  const lines = content.split('\n');
  for (const [line, secrets] of Map.groupBy(found, ({ line = 1 }) => line))
    hideLine(lines, line, standFor(secrets));
  hideOthers(name, lines, found);
  const hidden = lines.join('\n');
  return isSame(detectInFile(name, hidden), found) ? hidden : withoutLines(lines.length, found);
};

const standFor = (found: readonly DetectedSecret[]): string => found.map(hiddenSecret).join(' ');

/** What is found only now: beyond the number that is told, or another one of a form of which one is told. */
const hideOthers = (name: string, lines: string[], told: readonly DetectedSecret[]): void => {
  const known = new Set(told.map(({ line }) => line));
  for (let round = 0; round < lines.length; round++) {
    // Without those that are told the search goes on behind them.
    const rest = lines.map((line, at) => (known.has(at + 1) ? '' : line)).join('\n');
    const more = detectInFile(name, rest).filter(({ line }) => line !== undefined);
    if (more.length === 0) return;
    for (const { line = 1 } of more) hideLine(lines, line, unnamed);
  }
};

const hideLine = (lines: string[], line: number, stand: string): void => {
  const at = line - 1;
  const text = lines[at] ?? '';
  const before = /^\s*(?:-\s+)?(?:"[\w.-]{1,64}"|'[\w.-]{1,64}'|[\w.-]{1,64})\s*[:=]\s*/.exec(text)?.[0];
  lines[at] = `${before ?? /^\s*/.exec(text)?.[0] ?? ''}${stand}`;
  if (!text.includes('PRIVATE KEY')) return;
  // The key itself stands in the lines behind.
  for (let next = at + 1; next < lines.length; next++) {
    const isEnd = lines[next]?.includes('-----END') === true;
    lines[next] = '';
    if (isEnd) return;
  }
};

const isSame = (a: readonly DetectedSecret[], b: readonly DetectedSecret[]): boolean => {
  const shown = (found: readonly DetectedSecret[]): string =>
    found
      .map(({ what, severity, line }) => `${line} ${severity} ${what}`)
      .sort()
      .join('\n');
  return shown(a) === shown(b);
};

/** The last resort: nothing is left but what is told. */
const withoutLines = (count: number, found: readonly DetectedSecret[]): string => {
  const lines: string[] = new Array(count).fill('');
  for (const [line, secrets] of Map.groupBy(found, ({ line = 1 }) => line))
    lines[line - 1] = standFor(secrets);
  return lines.join('\n');
};
