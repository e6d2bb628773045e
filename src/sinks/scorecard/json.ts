import type { Finding } from '../../model/finding.ts';
import type { Scorecard } from '../../model/scorecard.ts';

/** A scorecard as plain values: findings by their fingerprints, which the report's own findings carry too. */
export const scorecardJson = (card: Scorecard, fingerprintOf: (finding: Finding) => string) => ({
  ...card,
  rows: card.rows.map(({ findings, ...row }) => ({ ...row, findings: findings.map(fingerprintOf) })),
});
