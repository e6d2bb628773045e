import { analyze, type PlannedCheck } from '../../analysis/analyze.ts';
import { chooseRepairs, type Repair, repairedBy } from '../../decision/remedies/choose-repairs.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Finding, RemedySafety } from '../../model/finding.ts';
import type { Operation } from '../../model/operation.ts';
import type { Resource } from '../../model/resource.ts';

/** One repair may uncover the next (privileged goes, then escalation can be switched off). More rounds than this would mean two repairs at odds. */
const rounds = 5;

/** All that was repaired in one object. */
export interface RepairedObject {
  /** As it was read. */
  readonly resource: Resource;
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
}

export interface Repaired {
  readonly objects: readonly RepairedObject[];
  /** What is still found afterwards. */
  readonly left: readonly Finding[];
}

/** Which findings may be repaired. */
export interface RepairScope {
  readonly allowed: ReadonlySet<RemedySafety>;
  /** The findings that may be repaired: those that nobody accepted, of the checks that were asked for. */
  counted(findings: readonly Finding[]): readonly Finding[];
}

/** Repairs objects until nothing more can be repaired. Pure: texts are edited by the caller. */
export const repair = (
  resources: readonly Resource[],
  plan: readonly PlannedCheck[],
  scope: RepairScope,
): Repaired => {
  const original = new Map<Resource, Resource>();
  const done = new Map<Resource, { operations: Operation[]; findings: Finding[] }>();
  let now = resources;
  let findings = analyze(takeInventory(now), plan).findings;
  for (let round = 0; round < rounds; round++) {
    const repairs = chooseRepairs(scope.counted(findings), scope.allowed);
    if (repairs.length === 0) break;
    now = applyRound(now, repairs, original, done);
    findings = analyze(takeInventory(now), plan).findings;
  }
  return {
    objects: [...done].map(([resource, what]) => ({ resource, ...what })),
    left: scope.counted(findings),
  };
};

const applyRound = (
  resources: readonly Resource[],
  repairs: readonly Repair[],
  original: Map<Resource, Resource>,
  done: Map<Resource, { operations: Operation[]; findings: Finding[] }>,
): readonly Resource[] => {
  const byResource = new Map(repairs.map((one) => [one.resource, one]));
  return resources.map((resource) => {
    const own = byResource.get(resource);
    if (own === undefined) return resource;
    const first = original.get(resource) ?? resource;
    const sofar = done.get(first) ?? { operations: [], findings: [] };
    sofar.operations.push(...own.operations);
    sofar.findings.push(...own.findings);
    done.set(first, sofar);
    const repaired = repairedBy(resource, own.operations);
    original.set(repaired, first);
    return repaired;
  });
};
