import type { Check } from '../../../analysis/posture/check.ts';
import type { Attestation } from '../../../decision/attestation.ts';
import type { Acceptance } from '../../../model/finding.ts';
import type { Page } from '../../../model/finding-filter.ts';
import { fingerprintOf } from '../../../model/fingerprint.ts';
import { limits } from '../../../model/limits.ts';
import type { FindingRecord } from '../../../model/records.ts';
import type { Scorecard, ScorecardRow } from '../../../model/scorecard.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { StandingJudgement } from '../../cluster/standing-judgement.ts';
import { frameworksNamed, scorecardsOf } from '../../scan/scorecards.ts';

/** A row as it is kept: its findings by number, and the first of them by fingerprint. */
export type KeptRow = Omit<ScorecardRow, 'findings'> & {
  readonly findings: number;
  readonly fingerprints: readonly string[];
};

/** The scorecard of a cluster, as of a time. */
export type KeptScorecard = Omit<Scorecard, 'rows'> & {
  readonly time: string;
  readonly rows: readonly KeptRow[];
};

/** Where the store keeps the scorecard of a cluster. */
export const scorecardKey = (framework: string, cluster: string): string =>
  `scorecard/${framework}/${cluster}`;

const keptRow = ({ findings, ...row }: ScorecardRow): KeptRow => ({
  ...row,
  findings: findings.length,
  fingerprints: findings.slice(0, limits.scorecardFindings).map(fingerprintOf),
});

/** What scores a cluster beside its objects. */
export interface Scoring {
  /** All checks there are, whether they run or not. */
  readonly checks: readonly Check[];
  readonly attestations: readonly Attestation[];
}

/** Scores the NSA/CISA catalogue by what is known of a cluster, and keeps it: whoever answers requests may be another process. */
export const keepScorecard = async (
  store: Store,
  cluster: string,
  judgement: StandingJudgement,
  scoring: Scoring,
  time: string,
): Promise<void> => {
  const { decision } = judgement.whole(time);
  const taken = await acceptedIn(store, cluster);
  const stands = decision.counted.filter((finding) => !taken.has(fingerprintOf(finding)));
  const accepted = decision.counted.flatMap((finding) => {
    const acceptance = taken.get(fingerprintOf(finding));
    return acceptance === undefined ? [] : [{ ...finding, acceptance }];
  });
  const [card] = scorecardsOf(
    frameworksNamed(['nsa']),
    scoring.checks,
    {
      analysis: {
        findings: decision.counted,
        evaluated: judgement.evaluated,
        undecided: judgement.undecided,
      },
      decision: { ...decision, counted: stands, accepted: [...decision.accepted, ...accepted] },
      attestations: scoring.attestations,
      isLive: true,
    },
    time,
  );
  if (card !== undefined)
    await store.putSetting(scorecardKey('nsa', cluster), { ...card, time, rows: card.rows.map(keptRow) });
};

/** Risks that somebody took through the API, by fingerprint. */
const acceptedIn = async (store: Store, cluster: string): Promise<ReadonlyMap<string, Acceptance>> => {
  const taken = new Map<string, Acceptance>();
  for (let cursor: string | undefined; ; ) {
    const { items, next }: Page<FindingRecord> = await store.findings.page({
      filter: { clusters: [cluster], states: ['accepted'] },
      limit: limits.pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { fingerprint, acceptance } of items)
      if (acceptance?.by === 'store') taken.set(fingerprint, { ...acceptance, by: 'exception' });
    if (next === undefined) return taken;
    cursor = next;
  }
};
