import { checks } from '../../src/analysis/posture/checks.ts';
import { type Generated, markdownTable } from '../generators/generated.ts';
import { type CoverageRow, coverageOf } from './coverage.ts';
import type { Peer } from './peer.ts';
import { peers } from './peers.ts';

const answerTo = ({ checks: ours, reason }: CoverageRow): string =>
  ours.length > 0 ? ours.map((id) => `[${id}](checks/${id}.md)`).join(', ') : (reason ?? 'open');

const summary = (rows: readonly CoverageRow[]): string =>
  markdownTable(
    ['peer', 'its checks', 'answered by a check', 'left out with a reason'],
    peers.map((peer) => {
      const own = rows.filter((row) => row.peer === peer.id);
      const answered = own.filter((row) => row.checks.length > 0).length;
      const left = own.filter((row) => row.checks.length === 0 && row.reason !== undefined).length;
      return [peer.name, String(own.length), String(answered), String(left)];
    }),
  );

const section = (peer: Peer, rows: readonly CoverageRow[]): string =>
  `\n## ${peer.name}\n\nIds from ${peer.source}.\n\n${markdownTable(
    ['id', 'about', 'our check, or why there is none'],
    rows.filter((row) => row.peer === peer.id).map((row) => [`\`${row.id}\``, row.topic, answerTo(row)]),
  )}`;

/** The page that holds every check of the peers against ours. */
export const coveragePages = (): readonly Generated[] => {
  const rows = coverageOf(checks);
  const text = `# What others check\n\n${summary(rows)}${peers.map((peer) => section(peer, rows)).join('')}`;
  return [{ path: 'docs/generated/coverage.md', text }];
};
