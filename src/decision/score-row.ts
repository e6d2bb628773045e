import type { Acceptance, Finding } from '../model/finding.ts';
import type { ScorecardRow } from '../model/scorecard.ts';
import { type Attestation, isInForce } from './attestation.ts';
import type { ControlRow } from './frameworks/control.ts';
import { type Input, inputWords } from './frameworks/input.ts';
import type { ScorecardFacts, ScoredCheck } from './scorecard-facts.ts';

/** A row with the checks and findings that refer to it. */
export interface Question {
  readonly row: ControlRow;
  readonly facts: ScorecardFacts;
  readonly checks: readonly ScoredCheck[];
  readonly findings: readonly Finding[];
}

type Answer = Pick<ScorecardRow, 'verdict' | 'evidence'> &
  Partial<Pick<ScorecardRow, 'findings' | 'missing'>>;

/** The first that can answer does: a violation, an accepted risk, proof, a person's word. */
export const scoreRow = (question: Question): ScorecardRow => {
  const { row, checks } = question;
  const answer =
    violated(question) ?? accepted(question) ?? met(question) ?? attested(question) ?? unknown(question);
  return {
    id: row.id,
    section: row.section,
    title: row.title,
    sources: row.sources,
    checks: checks.map((check) => check.id),
    findings: [],
    missing: [],
    repair: row.repair,
    ...answer,
  };
};

const violated = ({ findings }: Question): Answer | undefined => {
  const counting = findings.filter((finding) => isViolation(finding) && acceptedRisk(finding) === undefined);
  if (counting.length === 0) return undefined;
  const names = [...new Set(counting.map((finding) => finding.check))];
  return {
    verdict: 'violated',
    findings: counting,
    evidence: `${counted(counting.length, 'finding')} by ${names.join(', ')}`,
  };
};

/** Somebody took the risk: that is a person's word, not proof. */
const accepted = ({ findings }: Question): Answer | undefined => {
  const risks = findings
    .filter(isViolation)
    .map(acceptedRisk)
    .filter((risk) => risk !== undefined);
  if (risks.length === 0) return undefined;
  const names = [...new Set(risks.map((risk) => risk.source))];
  return {
    verdict: 'attested',
    evidence: `${counted(risks.length, 'finding')} accepted by ${names.join(', ')}`,
  };
};

const met = (question: Question): Answer | undefined => {
  if (question.row.mode !== 'automatic' || gaps(question).length > 0) return undefined;
  const looked = question.checks.filter((check) => targets(question, check) > 0);
  const places = looked.map((check) => `${counted(targets(question, check), 'target')} by ${check.id}`);
  return { verdict: 'met', evidence: `looked at: ${places.join(', ')}` };
};

const attested = ({ row, facts }: Question): Answer | undefined => {
  const word = attestationsOf(row, facts).find((one) => isInForce(one, facts.now));
  if (word === undefined) return undefined;
  return {
    verdict: word.says ?? 'attested',
    evidence: `by ${word.by} until ${word.expires}: ${word.reason}`,
  };
};

const unknown = (question: Question): Answer => {
  const { row, facts } = question;
  const lapsed = attestationsOf(row, facts).map(
    (one) => `an attestation in force: that of ${one.by} holds until ${one.expires}`,
  );
  return { verdict: 'unknown', evidence: '', missing: [...gaps(question), ...modeGap(row), ...lapsed] };
};

/** What keeps a machine from saying that the row is met; empty where nothing does. */
const gaps = (question: Question): readonly string[] => {
  const { row, facts, checks, findings } = question;
  const seen = new Set<Input>(
    checks.filter((check) => targets(question, check) > 0).flatMap((check) => check.inputs ?? ['manifests']),
  );
  const undecided = findings.filter((finding) => !isViolation(finding)).map((finding) => finding.check);
  const skipped = checks
    .filter((check) => check.runs !== 'on-request' && !facts.evaluated.has(check.id))
    .map((check) => check.id);
  const inputs = row.needs.filter(
    (input) => !seen.has(input) && (checks.length > 0 || input !== 'manifests'),
  );
  return [
    ...inputs.map((input) => inputWords[input]),
    ...(checks.length === 0 && inputs.length === 0 ? ['a check of its own'] : []),
    ...[...new Set(undecided)].map((check) => `an answer of ${check}, which could not decide`),
    ...skipped.map((check) => `an answer of ${check}, which did not run`),
    ...checks.flatMap(({ id }) => unseenBy(facts, id)),
  ];
};

const unseenBy = (facts: ScorecardFacts, check: string): readonly string[] => {
  const kinds = facts.undecided?.get(check);
  return kinds === undefined ? [] : [`the right to list ${[...kinds].join(', ')}, which ${check} looks at`];
};

const modeGap = (row: ControlRow): readonly string[] => {
  if (row.mode === 'automatic' || row.needs.includes('person')) return [];
  return [inputWords.person];
};

const attestationsOf = (row: ControlRow, facts: ScorecardFacts): readonly Attestation[] =>
  facts.attestations.filter((one) => one.control === row.id);

const targets = ({ facts }: Question, check: ScoredCheck): number => facts.evaluated.get(check.id) ?? 0;

const isViolation = (finding: Finding): boolean => finding.status === 'fail' || finding.status === 'warn';

/** A baseline says that a finding is old, not that anybody took its risk. */
const acceptedRisk = (finding: Finding): Acceptance | undefined =>
  finding.acceptance?.by === 'baseline' ? undefined : finding.acceptance;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
