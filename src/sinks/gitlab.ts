import type { Entry, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import type { Sink } from './sink.ts';

/** Severities of GitLab's code quality report. */
const severities: Readonly<Record<Severity, 'blocker' | 'critical' | 'major' | 'minor' | 'info'>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
  unknown: 'info',
};

/** A finding that several places share would otherwise have one fingerprint twice, which GitLab takes for one. */
const render = (report: Report): readonly string[] => {
  const seen = new Map<string, number>();
  const issues = report.entries.map((entry) => {
    const count = (seen.get(entry.fingerprint) ?? 0) + 1;
    seen.set(entry.fingerprint, count);
    return issueOf(entry, count === 1 ? entry.fingerprint : `${entry.fingerprint}-${count}`);
  });
  return [`${JSON.stringify(issues, undefined, 1)}\n`];
};

const issueOf = ({ finding, location }: Entry, fingerprint: string) => ({
  description: `${nameOf(finding.resource.reference)}: ${finding.detail}`,
  check_name: finding.check,
  fingerprint,
  severity: severities[finding.severity],
  location: {
    path: location?.file ?? '',
    lines: { begin: location?.line ?? 1, end: location?.endLine ?? 1 },
  },
});

export const gitlab: Sink = {
  id: 'gitlab',
  title: 'code quality report of GitLab',
  mediaType: 'application/json',
  render,
};
