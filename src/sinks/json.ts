import type { Entry, Report } from '../model/report.ts';
import type { Sink } from './sink.ts';

const findingOf = (entry: Entry): Readonly<Record<string, unknown>> => {
  const { finding, location } = entry;
  return {
    fingerprint: entry.fingerprint,
    kind: finding.kind,
    check: finding.check,
    severity: finding.severity,
    status: finding.status,
    reason: finding.reason,
    detail: finding.detail,
    resource: finding.resource.reference,
    path: finding.path,
    location,
    controls: finding.controls,
    sources: finding.sources,
    because: finding.because,
    remedy: finding.remedy,
    acceptance: finding.acceptance,
  };
};

const render = (report: Report): readonly string[] => {
  const pieces = [
    `{"tool":${JSON.stringify(report.tool)},"scanned":${JSON.stringify(report.scanned)},"partial":${report.problems.length > 0},"findings":[`,
  ];
  report.entries.forEach((entry, index) => {
    pieces.push(`${index === 0 ? '' : ','}\n${JSON.stringify(findingOf(entry))}`);
  });
  pieces.push(`],"accepted":${JSON.stringify(report.accepted.map(findingOf))}`);
  pieces.push(`,"problems":${JSON.stringify(report.problems)}}\n`);
  return pieces;
};

/** One JSON object; schema in schemas/report.schema.json. */
export const json: Sink = { id: 'json', title: 'one JSON object', mediaType: 'application/json', render };
