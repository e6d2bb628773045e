import type { Tally, Verdict } from '../model/scorecard.ts';

/** Counts verdicts. No row that applies means no coverage, not a full one. */
export const tallyOf = (rows: readonly { readonly verdict: Verdict }[]): Tally => {
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  const met = count('met');
  const violated = count('violated');
  const attested = count('attested');
  const notApplicable = count('not-applicable');
  const applicable = rows.length - notApplicable;
  return {
    met,
    violated,
    unknown: count('unknown'),
    attested,
    notApplicable,
    score: met + violated === 0 ? undefined : met / (met + violated),
    coverage: applicable === 0 ? 0 : (met + violated + attested) / applicable,
  };
};
