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
  const cases = entries.map(
    (entry) =>
      `    <testcase name="${escapeXml(`${entry.finding.check} ${entry.finding.path}`)}" classname="${escapeXml(name)}" time="0">${body(entry)}</testcase>\n`,
  );
  const files = new Set(entries.map(({ location }) => location?.file));
  const [file] = files.size === 1 ? files : [];
  const place = file === undefined ? '' : ` file="${escapeXml(file)}"`;
  return `  <testsuite name="${escapeXml(name)}"${place} tests="${entries.length}" failures="${numbers.failures}" errors="0" skipped="${numbers.skipped}" time="0">\n${cases.join('')}  </testsuite>\n`;
};

const placeOf = ({ location }: Entry): string =>
  location === undefined ? '' : `${location.file}:${location.line}:${location.column}\n`;

const failure = (entry: Entry): string => {
  const { finding } = entry;
  return `<failure type="${escapeXml(finding.severity)}" message="${escapeXml(finding.reason)}">${escapeXml(`${placeOf(entry)}${finding.detail}\n${finding.remedy?.words ?? ''}`)}</failure>`;
};

const acceptance = (entry: Entry): string =>
  `<skipped message="${escapeXml(entry.finding.acceptance?.reason ?? 'accepted')}">${escapeXml(`${placeOf(entry)}${entry.finding.detail}`)}</skipped>`;

const problemSuite = ({ problems }: Report): string => {
  if (problems.length === 0) return '';
  const cases = problems.map(
    (problem) =>
      `    <testcase name="${escapeXml(`${problem.code} ${problem.file}:${problem.line ?? 0}`)}" classname="problems" time="0"><error type="${problem.code}" message="${escapeXml(problem.detail)}"/></testcase>\n`,
  );
  return `  <testsuite name="problems" tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0" time="0">\n${cases.join('')}  </testsuite>\n`;
};

/**
 * JUnit XML within junit-10.xsd of the Jenkins xUnit plugin, which refuses a report that goes beyond it: a test case carries
 * no `file` and no `line` there, so the place opens the text of the failure.
 */
export const junit: Sink = {
  id: 'junit',
  title: 'JUnit XML, for test views of CI',
  mediaType: 'application/xml',
  render,
};
