import type { Problem } from '../model/problem.ts';
import type { Entry, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import { plain } from './plain.ts';
import type { Sink } from './sink.ts';
import { headline } from './summary.ts';

/** Workflow commands of GitHub Actions. A message may not end its command, nor a property begin another one: both have escapes. */
const message = (text: string): string =>
  plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
  unknown: 'warning',
};

/** GitHub shows ten annotations of each level for a step and drops the others, so the worst come first and the rest is counted. */
const perLevel = 10;

const render = (report: Report): readonly string[] => {
  const byLevel = Map.groupBy(report.entries, ({ finding }) => commands[finding.severity]);
  const left = [...byLevel.values()].reduce(
    (sum, entries) => sum + Math.max(0, entries.length - perLevel),
    0,
  );
  return [
    ...[...byLevel.values()].flatMap((entries) => entries.slice(0, perLevel).map(annotation)),
    ...report.problems.slice(0, perLevel).map(problemAnnotation),
    ...(left > 0 ? [`${left} more findings are in the report\n`] : []),
    `${headline(report)}\n`,
  ];
};

const annotation = ({ finding, location }: Entry): string => {
  const place =
    location === undefined
      ? ''
      : `file=${property(location.file)},line=${location.line},endLine=${location.endLine},col=${location.column},endColumn=${location.endColumn},`;
  return `::${commands[finding.severity]} ${place}title=${property(`${finding.check} (${finding.severity})`)}::${message(
    `${nameOf(finding.resource.reference)}: ${finding.detail}\n${finding.remedy?.words ?? ''}`,
  )}\n`;
};

const problemAnnotation = ({ code, file, line, detail }: Problem): string =>
  `::warning file=${property(file)},line=${line ?? 1},title=${property(code)}::${message(detail)}\n`;

export const github: Sink = {
  id: 'github',
  title: 'annotations of GitHub Actions',
  mediaType: 'text/plain',
  render,
};
