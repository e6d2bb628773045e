import { fingerprintOf } from '../model/fingerprint.ts';
import type { Entry, Report } from '../model/report.ts';
import { scorecardJson } from './scorecard/json.ts';
import type { Sink } from './sink.ts';

/**
 * One JSON object, described by schemas/report.schema.json. Written by hand around JSON.stringify: what all findings of a check share is
 * turned into text once, for a report may hold a hundred thousand findings. Each is forgotten when it is written.
 */
function* render(report: Report): Generator<string> {
  const shared = new Map<string, string>();
  const { tool, time, scanned, problems, accepted, checks } = report;
  yield `{"schema":"seawall.dev/report/v1","tool":${JSON.stringify(tool)}${time === undefined ? '' : `,"time":${JSON.stringify(time)}`}`;
  yield `,"scanned":${JSON.stringify(scanned)},"partial":${problems.length > 0},"findings":[`;
  yield* findingTexts(report.entries, shared);
  yield '],"accepted":[';
  yield* findingTexts(accepted, shared);
  yield `],"problems":${JSON.stringify(problems)},"scorecards":${JSON.stringify(report.scorecards.map((card) => scorecardJson(card, fingerprintOf)))},"checks":${JSON.stringify(Object.fromEntries(checks))}}\n`;
}

function* findingTexts(entries: readonly Entry[], shared: Map<string, string>): Generator<string> {
  let separator = '\n';
  for (const entry of entries) {
    yield `${separator}${findingText(entry, shared)}`;
    separator = ',\n';
  }
}

const findingText = (entry: Entry, shared: Map<string, string>): string => {
  const { finding, location } = entry;
  const { remedy } = finding;
  const own = {
    fingerprint: entry.fingerprint,
    severity: finding.severity,
    status: finding.status,
    detail: finding.detail,
    resource: finding.resource.reference,
    path: finding.path,
    location,
    because: finding.because,
    remedy: remedy && { safety: remedy.safety, words: remedy.words, operations: remedy.operations },
    exception: finding.acceptance,
  };
  return `{${sharedText(entry, shared)},${JSON.stringify(own).slice(1)}`;
};

const sharedText = ({ finding }: Entry, shared: Map<string, string>): string => {
  const known = shared.get(finding.check);
  if (known !== undefined) return known;
  const { check, kind, reason, controls, sources } = finding;
  const text = JSON.stringify({ check, kind, reason, controls, sources }).slice(1, -1);
  shared.set(check, text);
  return text;
};

export const json: Sink = { id: 'json', title: 'one JSON object', mediaType: 'application/json', render };
