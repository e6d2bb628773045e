import { type CompromiseSource, compromiseSources } from '../model/control.ts';
import { countBySeverity, type Entry, type Report } from '../model/report.ts';
import { type Severity, severities } from '../model/severity.ts';

/** `3 critical, 2 high`, in the order of severity; empty for no entries. */
export const severityCounts = (entries: readonly Entry[]): readonly (readonly [Severity, number])[] => {
  const counts = countBySeverity(entries);
  return severities.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [[severity, count] as const];
  });
};

export const sourceNames: Readonly<Record<CompromiseSource, string>> = {
  'supply-chain': 'supply chain',
  'malicious-actor': 'malicious actors',
  insider: 'insiders',
};

/** How many entries each of the guidance's three sources of compromise has; one entry may count for several. */
export const sourceCounts = (entries: readonly Entry[]): readonly (readonly [CompromiseSource, number])[] =>
  compromiseSources.map((source) => [
    source,
    entries.filter(({ finding }) => finding.sources.includes(source)).length,
  ]);

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `12 findings: 3 critical, 9 low`. */
export const headline = (report: Report): string => {
  const counts = severityCounts(report.entries).map(([severity, count]) => `${count} ${severity}`);
  return `${counted(report.entries.length, 'finding')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
};

/** `in 9 objects of 5 files, by 200 checks`; objects of a cluster lie in no file. */
export const scope = ({ scanned }: Report): string =>
  `in ${counted(scanned.resources, 'object')}${scanned.files === 0 ? '' : ` of ${counted(scanned.files, 'file')}`}, by ${counted(scanned.checks, 'check')}`;
