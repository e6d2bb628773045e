import type { Analysis } from '../../analysis/analyze.ts';
import type { Check } from '../../analysis/posture/check.ts';
import { checksByArea } from '../../analysis/posture/checks.ts';
import type { Attestation } from '../../decision/attestation.ts';
import type { Decision } from '../../decision/decide.ts';
import type { Framework } from '../../decision/frameworks/framework.ts';
import { frameworks } from '../../decision/frameworks/frameworks.ts';
import type { Input } from '../../decision/frameworks/input.ts';
import { scoreFramework } from '../../decision/scorecard.ts';
import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Scorecard } from '../../model/scorecard.ts';

/** What the checks of an area look at, where it is not manifests. */
const inputsByArea: Readonly<Record<string, readonly Input[]>> = {
  'control-plane': ['flags'],
  node: ['node'],
  live: ['live'],
  configuration: ['node'],
  // A Dockerfile can show that a row is violated; only the image that was built can show that it is met.
  dockerfile: [],
};

/** A probe that proves more than what it looks at. */
const inputsByCheck: Readonly<Record<string, readonly Input[]>> = {
  // What the server does with a stranger is what its flags and files come to.
  'anonymous-access': ['live', 'flags'],
};

const inputsOf: ReadonlyMap<string, readonly Input[]> = new Map(
  Object.entries(checksByArea).flatMap(([area, members]) =>
    members.map(
      (check) => [check.id, inputsByCheck[check.id] ?? inputsByArea[area] ?? ['manifests']] as const,
    ),
  ),
);

/** The frameworks asked for by id. Throws `usage` for one that has no scorecard. */
export const frameworksNamed = (ids: readonly string[]): readonly Framework[] =>
  ids.map((id) => {
    const framework = frameworks.find((one) => one.id === id);
    if (framework !== undefined) return framework;
    const known = frameworks.map((one) => one.id);
    throw new SeawallError('usage', `there is no framework "${id}"${didYouMean(id, known)}`, [
      `It is one of: ${known.join(', ')}. Ids of other standards are references on each check: seawall list controls`,
    ]);
  });

/** Whether a check answers a control of one of the frameworks. */
export const answers = (check: Check, asked: readonly Framework[]): boolean =>
  asked.some(({ id }) => (check.controls[id]?.length ?? 0) > 0);

/** An object of a live cluster is a manifest and its state at once. */
const liveToo = (inputs: readonly Input[] = ['manifests']): readonly Input[] =>
  inputs.includes('manifests') ? [...inputs, 'live'] : inputs;

/** Scores frameworks by what a run found. `checks` are all there are, whether they ran or not. */
export const scorecardsOf = (
  asked: readonly Framework[],
  checks: readonly Check[],
  run: {
    readonly analysis: Analysis;
    readonly decision: Decision;
    readonly attestations: readonly Attestation[];
    /** Whether the objects were read from a cluster: then they are what is there, and not what somebody means to apply. */
    readonly isLive: boolean;
  },
  now: string | undefined,
): readonly Scorecard[] => {
  const facts = {
    checks: checks.map(({ id, controls, runs }) => ({
      id,
      controls,
      runs,
      inputs: run.isLive ? liveToo(inputsOf.get(id)) : (inputsOf.get(id) ?? ['manifests']),
    })),
    evaluated: run.analysis.evaluated,
    undecided: run.analysis.undecided,
    findings: [...run.decision.counted, ...run.decision.accepted],
    attestations: run.attestations,
    ...(now === undefined ? {} : { now }),
  };
  return asked.map((framework) => scoreFramework(framework, facts));
};
