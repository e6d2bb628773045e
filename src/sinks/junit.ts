import type { Entry, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { groupByObject } from './grouping.ts';
import { plain } from './plain.ts';
import type { Sink } from './sink.ts';

/** XML 1.0 text and attribute values; characters that XML cannot hold were made visible before. */
const escapeXml = (text: string): string =>
  plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');

const render = (report: Report): readonly string[] => {
  const groups = groupByObject(report.entries);
  const skipped = groupByObject(report.accepted);
  const tests = report.entries.length + report.accepted.length + report.problems.length;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="seawall" tests="${tests}" failures="${report.entries.length}" errors="${report.problems.length}" time="0">\n`,
    ...groups.map(({ resource, entries }) => suite(nameOf(resource.reference), entries, failure, 'failures')),
    ...skipped.map(({ resource, entries }) =>
      suite(nameOf(resource.reference), entries, acceptance, 'skipped'),
    ),
    problemSuite(report),
    '</testsuites>\n',
  ];
};

const suite = (
  name: string,
  entries: readonly Entry[],
  body: (entry: Entry) => string,
  counter: 'failures' | 'skipped',
): string => {
  const numbers = { failures: 0, skipped: 0, [counter]: entries.length };
  const cases = entries.map((entry) => {
    const { finding, location } = entry;
    const place = location === undefined ? '' : ` file="${escapeXml(location.file)}" line="${location.line}"`;
    return `    <testcase name="${escapeXml(`${finding.check} ${finding.path}`)}" classname="${escapeXml(name)}"${place} time="0">${body(entry)}</testcase>\n`;
  });
  return `  <testsuite name="${escapeXml(name)}" tests="${entries.length}" failures="${numbers.failures}" errors="0" skipped="${numbers.skipped}" time="0">\n${cases.join('')}  </testsuite>\n`;
};

const failure = ({ finding, location }: Entry): string => {
  const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column}\n`;
  return `<failure type="${escapeXml(finding.severity)}" message="${escapeXml(finding.reason)}">${escapeXml(`${place}${finding.detail}\n${finding.remedy?.words ?? ''}`)}</failure>`;
};

const acceptance = ({ finding }: Entry): string =>
  `<skipped message="${escapeXml(finding.acceptance?.reason ?? 'accepted')}"/>`;

const problemSuite = ({ problems }: Report): string => {
  if (problems.length === 0) return '';
  const cases = problems.map(
    (problem) =>
      `    <testcase name="${escapeXml(`${problem.code} ${problem.file}:${problem.line ?? 0}`)}" classname="problems" time="0"><error type="${problem.code}" message="${escapeXml(problem.detail)}"/></testcase>\n`,
  );
  return `  <testsuite name="problems" tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0" time="0">\n${cases.join('')}  </testsuite>\n`;
};

export const junit: Sink = {
  id: 'junit',
  title: 'JUnit XML, for test views of CI',
  mediaType: 'application/xml',
  render,
};
