import { analyze, planned } from '../../../src/analysis/analyze.ts';
import { checks } from '../../../src/analysis/posture/checks.ts';
import { chooseRepairs } from '../../../src/decision/remedies/choose-repairs.ts';
import { takeInventory } from '../../../src/inventory/inventory.ts';
import type { Finding, RemedySafety } from '../../../src/model/finding.ts';
import { applyOperations } from '../../../src/model/operation.ts';
import { nameOf, type Resource } from '../../../src/model/resource.ts';
import { compareSeverity } from '../../../src/model/severity.ts';
import type { DiffLine } from '../repair/diff-line.ts';
import { changesOnly, lineDiff } from '../repair/line-diff.ts';
import { yamlLines } from '../repair/yaml-text.ts';
import { readManifest } from './read-manifest.ts';

/** What the checks say of a pasted text. */
export interface Evaluation {
  readonly objects: number;
  readonly checks: number;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly problems: readonly string[];
}

const plan = checks.filter(({ runs }) => runs === 'always').map(planned);

/** The same checks as everywhere else, run here. */
export const evaluateManifest = (text: string): Evaluation => {
  const { resources, problems } = readManifest(text);
  const inventory = takeInventory(resources);
  const { findings } = analyze(inventory, plan);
  const misread = inventory.misread.map(
    ({ resource, path, expected, found }) =>
      `${nameOf(resource.reference)}: ${path} must be a ${expected}, not a ${found}; it was read as absent`,
  );
  return {
    objects: resources.length,
    checks: plan.length,
    findings: findings.toSorted((a, b) => compareSeverity(a.severity, b.severity)),
    problems: [...problems, ...misread],
  };
};

export interface RepairedObject {
  readonly resource: Resource;
  /** How many findings go away. */
  readonly findings: number;
  readonly diff: readonly DiffLine[];
}

/** How each object looks repaired, as far as the allowed classes of repairs go. */
export const repairsOf = (
  findings: readonly Finding[],
  allowed: readonly RemedySafety[],
): readonly RepairedObject[] =>
  chooseRepairs(findings, new Set(allowed)).map(({ resource, operations, findings: gone }) => ({
    resource,
    findings: gone.length,
    diff: changesOnly(
      lineDiff(yamlLines(resource.object), yamlLines(applyOperations(resource.object, operations))),
    ),
  }));

/** A whole object, repaired, as YAML. */
export const repairedText = (findings: readonly Finding[], allowed: readonly RemedySafety[]): string => {
  const repairs = new Map(
    chooseRepairs(findings, new Set(allowed)).map(({ resource, operations }) => [resource, operations]),
  );
  return [...repairs]
    .map(([resource, operations]) => yamlLines(applyOperations(resource.object, operations)).join('\n'))
    .join('\n---\n');
};
