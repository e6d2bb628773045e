import { compareSeverity, type Severity } from '../../model/severity.ts';
import type { DetectedSecret } from './secret.ts';

const mostNamed = 3;

/** For people: `a password (line 3) and a GitHub token (line 9)`. */
export const summaryOf = (found: readonly DetectedSecret[]): string => {
  const named = found
    .slice(0, mostNamed)
    .map(({ what, line }) => `a ${what}${line === undefined ? '' : ` (line ${line})`}`);
  const rest = found.length - named.length;
  return `${named.join(' and ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

export const strictestOf = (found: readonly DetectedSecret[]): Severity =>
  found.map(({ severity }) => severity).sort(compareSeverity)[0] ?? 'unknown';
