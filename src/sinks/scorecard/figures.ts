import type { Scorecard, ScorecardRow, Tally } from '../../model/scorecard.ts';

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

/** A score is never shown without its coverage. */
export const figures = ({
  score,
  coverage,
  met,
  violated,
  unknown,
  attested,
  notApplicable,
}: Tally): string => {
  const counts = [
    `${met} met`,
    `${violated} violated`,
    `${unknown} unknown`,
    ...(attested > 0 ? [`${attested} attested`] : []),
    ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
  ];
  return `score ${score === undefined ? 'none' : percent(score)} at coverage ${percent(coverage)} (${counts.join(', ')})`;
};

/** The rows in the order in which they need attention. */
const order = ['violated', 'unknown', 'attested', 'met', 'not-applicable'] as const;

export const rowsByVerdict = ({ rows }: Scorecard): readonly ScorecardRow[] =>
  rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));

/** Why the row has its verdict, in words. */
export const groundOf = ({ verdict, missing, evidence }: ScorecardRow): string =>
  verdict === 'unknown' ? `missing: ${missing.join('; ')}` : evidence;
