import type { FrameworkId } from '../model/control.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { CheckWords, Entry, Patch, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import type { Sink } from './sink.ts';

/** SARIF 2.1.0 (OASIS Standard, 27 March 2020). Section numbers below are of that document. */

/** `level` (3.27.10). */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
  unknown: 'warning',
};

/** The figure by which code scanning sorts, on the scale of CVSS: the middle of each band. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
  unknown: '0.0',
};

const guide = 'https://seawall.dev/checks';

/** Results that carry their fix: code scanning shows 5,000 of a run at most, and a fix costs more than all else of a result. */
const withFixes = 5_000;

/** Each result is forgotten when it is written. */
function* render(report: Report): Generator<string> {
  const rules = [...report.checks.values()];
  const ruleIndex = new Map(rules.map((words, index) => [words.id, index]));
  const head = JSON.stringify({
    name: report.tool.name,
    version: report.tool.version,
    informationUri: 'https://seawall.dev',
    rules: rules.map(ruleOf),
  });
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${head}},`;
  yield `"columnKind":"utf16CodeUnits","invocations":[${JSON.stringify(invocationOf(report))}],"results":[\n`;
  let index = 0;
  for (const entry of [...report.entries, ...report.accepted]) {
    const fixes = index < withFixes ? fixesOf(entry) : {};
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify({ ...resultOf(entry, ruleIndex), ...fixes })}`;
    index++;
  }
  yield ']}]}\n';
}

const ruleOf = (words: CheckWords) => ({
  id: words.id,
  shortDescription: { text: words.title },
  fullDescription: { text: words.rationale },
  helpUri: `${guide}/${words.id}`,
  help: {
    text: `${words.rationale}\n\n${words.remedy.words}`,
    markdown: `${words.rationale}\n\n**What to do:** ${words.remedy.words}\n\n${controlsText(words)}`,
  },
  defaultConfiguration: { level: levels[words.severity] },
  properties: {
    precision: 'high',
    'problem.severity': levels[words.severity] === 'note' ? 'recommendation' : levels[words.severity],
    'security-severity': securitySeverity[words.severity],
    tags: ['security', 'kubernetes', words.area, ...words.sources, ...tagsOf(words)],
  },
});

const controlsText = ({ controls }: CheckWords): string =>
  Object.entries(controls)
    .map(([framework, ids]) => `${framework}: ${(ids ?? []).join(', ')}`)
    .join('; ');

/** Standards' controls as tags (`external/mitre/T1611`); those of other tools would be noise there. */
const standards: readonly FrameworkId[] = ['nsa', 'pss', 'cis', 'attack'];
const tagsOf = ({ controls }: CheckWords): readonly string[] =>
  standards.flatMap((framework) => (controls[framework] ?? []).map((id) => `external/${framework}/${id}`));

const resultOf = (entry: Entry, ruleIndex: ReadonlyMap<string, number>) => {
  const { finding, location } = entry;
  return {
    ruleId: finding.check,
    ruleIndex: ruleIndex.get(finding.check) ?? -1,
    level: levels[finding.severity],
    kind: finding.status === 'unknown' ? 'review' : 'fail',
    message: { text: finding.detail },
    locations: location === undefined ? [] : [locationOf(location, finding)],
    partialFingerprints: { 'seawall/v1': entry.fingerprint },
    ...(finding.acceptance === undefined
      ? {}
      : { suppressions: [{ kind: suppressionKind(finding), justification: finding.acceptance.reason }] }),
    properties: {
      severity: finding.severity,
      resource: nameOf(finding.resource.reference),
      path: finding.path,
      because: finding.because,
    },
  };
};

/** `kind` (3.35.2): a comment stands in the source, all else beside it. `fail` needs `level`; others take none (3.27.10). */
const suppressionKind = ({ acceptance }: Finding): 'inSource' | 'external' =>
  acceptance?.by === 'comment' || acceptance?.by === 'annotation' ? 'inSource' : 'external';

/** `uri` (3.4.3) is a URI reference: the file's own name may hold anything. Most names hold nothing to encode. */
const uriOf = (file: string): string =>
  /^[\w./-]*$/.test(file) ? file : file.split('/').map(encodeURIComponent).join('/');

const locationOf = (location: Location, finding: Finding) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(location.file) },
    ...(location.precision === 'file' ? {} : { region: regionOf(location) }),
  },
  logicalLocations: [
    { fullyQualifiedName: `${nameOf(finding.resource.reference)}${finding.path}`, kind: 'object' },
  ],
});

const regionOf = ({ line, column, endLine, endColumn }: Location) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn: Math.max(endColumn, endLine === line ? column : 1),
});

const fixesOf = ({ patches, location, finding }: Entry) => {
  if (patches.length === 0 || location === undefined) return {};
  return {
    fixes: [
      {
        description: { text: finding.remedy?.words ?? finding.reason },
        artifactChanges: [
          { artifactLocation: { uri: uriOf(location.file) }, replacements: patches.map(replacementOf) },
        ],
      },
    ],
  };
};

/** Whole lines: from the first character of the first to the first character after the last (3.57). */
const replacementOf = ({ line, removed, added }: Patch) => ({
  deletedRegion: { startLine: line, startColumn: 1, endLine: line + removed.length, endColumn: 1 },
  ...(added.length === 0 ? {} : { insertedContent: { text: added.map((one) => `${one}\n`).join('') } }),
});

const invocationOf = (report: Report) => ({
  executionSuccessful: true,
  ...(report.time === undefined ? {} : { endTimeUtc: report.time }),
  toolExecutionNotifications: report.problems.map(notificationOf),
});

const notificationOf = (problem: Problem) => ({
  level: 'warning',
  descriptor: { id: problem.code },
  message: { text: problem.detail },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(problem.file) },
        ...(problem.line === undefined
          ? {}
          : { region: { startLine: problem.line, startColumn: problem.column ?? 1 } }),
      },
    },
  ],
});

export const sarif: Sink = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  mediaType: 'application/sarif+json',
  render,
};
