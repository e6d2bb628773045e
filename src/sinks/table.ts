import { countBySeverity, type Entry, type Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { severities } from '../model/severity.ts';
import type { Sink } from './sink.ts';

const lineOf = (entry: Entry): string => {
  const { finding, location } = entry;
  const place = location === undefined ? '' : `${location.file}:${location.line}`;
  return `${finding.severity.toUpperCase().padEnd(8)} ${finding.check}  ${place}\n         ${nameOf(finding.resource.reference)}: ${finding.detail}\n`;
};

const render = (report: Report): readonly string[] => {
  const counts = countBySeverity(report.entries);
  const summary = severities
    .filter((severity) => counts.has(severity))
    .map((severity) => `${counts.get(severity)} ${severity}`)
    .join(', ');
  return [
    ...report.entries.map(lineOf),
    ...report.problems.map(
      (problem) =>
        `PROBLEM  ${problem.code}  ${problem.file}:${problem.line ?? 1}\n         ${problem.detail}\n`,
    ),
    `\n${report.entries.length} findings${summary === '' ? '' : ` (${summary})`} in ${report.scanned.resources} objects of ${report.scanned.files} files\n`,
  ];
};

export const table: Sink = {
  id: 'table',
  title: 'for people, on a terminal',
  mediaType: 'text/plain',
  render,
};
