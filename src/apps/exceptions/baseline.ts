import { SeawallError } from '../../model/error.ts';
import type { Entry } from '../../model/report.ts';
import { nameOf } from '../../model/resource.ts';

/** How often each fingerprint stood in a baseline: a file of `--write-baseline`, or any JSON report. */
export type Baseline = ReadonlyMap<string, number>;

const schema = 'seawall.dev/baseline/v1';

/** Reads a baseline. Throws `usage` for a file that is none. */
export const readBaseline = (text: string, file: string): Baseline => {
  const counts = new Map<string, number>();
  for (const row of rowsOf(parse(text, file), file)) {
    const fingerprint =
      typeof row === 'object' && row !== null && 'fingerprint' in row ? row.fingerprint : undefined;
    if (typeof fingerprint !== 'string' || !/^[0-9a-f]{32}$/.test(fingerprint))
      throw new SeawallError('usage', `${file} is no baseline: a finding has no fingerprint`, [
        'Write one with --write-baseline.',
      ]);
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  return counts;
};

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SeawallError(
      'usage',
      `${file} is no baseline: it is not JSON`,
      [error instanceof Error ? error.message : ''],
      error,
    );
  }
};

const rowsOf = (value: unknown, file: string): readonly unknown[] => {
  const rows =
    typeof value === 'object' && value !== null && 'findings' in value ? value.findings : undefined;
  if (!Array.isArray(rows))
    throw new SeawallError('usage', `${file} is no baseline: it has no findings`, [
      'Write one with --write-baseline.',
    ]);
  const accepted =
    typeof value === 'object' && value !== null && 'accepted' in value && Array.isArray(value.accepted)
      ? value.accepted
      : [];
  return [...rows, ...accepted.filter(isFromBaseline)];
};

/** What a report had accepted by a baseline is still known before. */
const isFromBaseline = (row: unknown): boolean => JSON.stringify(row).includes('"by":"baseline"');

/** The findings of a report as a baseline, sorted, so that a diff of it says what changed. */
export const writeBaseline = (entries: readonly Entry[]): string => {
  const findings = entries
    .map(({ finding, fingerprint }) => ({
      fingerprint,
      check: finding.check,
      object: nameOf(finding.resource.reference),
      path: finding.path,
    }))
    .sort((a, b) => `${a.object} ${a.check} ${a.path}`.localeCompare(`${b.object} ${b.check} ${b.path}`));
  return `${JSON.stringify({ schema, findings }, undefined, 2)}\n`;
};
