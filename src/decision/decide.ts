import type { Finding } from '../model/finding.ts';
import { fingerprintOf } from '../model/fingerprint.ts';
import { type Acceptor, acceptanceBy, findingAbout, isOver } from './exceptions/accept.ts';
import { expiredException, unusedException } from './exceptions/words.ts';

/** What findings are decided by. */
export interface Rules {
  readonly acceptors: readonly Acceptor[];
  /** How often each fingerprint stood in the baseline. */
  readonly baseline: ReadonlyMap<string, number>;
  /** RFC 3339. Without it nothing is over. */
  readonly now?: string;
  /** Whether an acceptor that matches nothing is a finding: not where only some checks ran. */
  readonly unused: 'raise' | 'leave';
}

export interface Decision {
  /** What counts. */
  readonly counted: readonly Finding[];
  /** What was accepted, each with by whom and why. */
  readonly accepted: readonly Finding[];
}

/** Sorts findings into what counts and what was accepted, and adds what is wrong with the acceptors: over, or matching nothing. */
export const decide = (
  findings: readonly Finding[],
  { acceptors, baseline, now, unused }: Rules,
): Decision => {
  if (acceptors.length === 0 && baseline.size === 0) return { counted: findings, accepted: [] };
  const used = new Set<Acceptor>();
  const counted: Finding[] = [];
  const accepted: Finding[] = [];
  const left = new Map(baseline);
  for (const finding of findings) {
    const acceptor = accepting(finding, acceptors, used, now);
    if (acceptor !== undefined) accepted.push({ ...finding, acceptance: acceptanceBy(acceptor) });
    else if (isInBaseline(finding, left)) accepted.push(withBaseline(finding));
    else counted.push(finding);
  }
  return {
    counted: [...counted, ...raised(acceptors, unused === 'raise' ? used : new Set(acceptors), now)],
    accepted,
  };
};

/** Every acceptor that is about the finding is in use, also one that is over. */
const accepting = (
  finding: Finding,
  acceptors: readonly Acceptor[],
  used: Set<Acceptor>,
  now: string | undefined,
): Acceptor | undefined => {
  let found: Acceptor | undefined;
  for (const acceptor of acceptors) {
    if (!acceptor.accepts(finding)) continue;
    used.add(acceptor);
    if (found === undefined && !isOver(acceptor, now)) found = acceptor;
  }
  return found;
};

const isInBaseline = (finding: Finding, left: Map<string, number>): boolean => {
  if (left.size === 0) return false;
  const fingerprint = fingerprintOf(finding);
  const count = left.get(fingerprint) ?? 0;
  if (count > 0) left.set(fingerprint, count - 1);
  return count > 0;
};

const withBaseline = (finding: Finding): Finding => ({
  ...finding,
  acceptance: { by: 'baseline', source: 'baseline', reason: 'known before' },
});

const raised = (
  acceptors: readonly Acceptor[],
  used: ReadonlySet<Acceptor>,
  now: string | undefined,
): readonly Finding[] =>
  acceptors.flatMap((acceptor) => {
    if (isOver(acceptor, now))
      return (
        findingAbout(acceptor, expiredException, `${acceptor.source} was to end on ${acceptor.expires}`) ?? []
      );
    return used.has(acceptor)
      ? []
      : (findingAbout(acceptor, unusedException, `${acceptor.source} matches no finding`) ?? []);
  });
