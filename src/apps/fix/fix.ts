import { decide } from '../../decision/decide.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Finding, RemedySafety } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import { type CollectOptions, collect } from '../../sources/collect.ts';
import { locationOf } from '../scan/entry.ts';
import { findSecrets } from '../scan/find-secrets.ts';
import { planChecks, type Selection } from '../scan/plan-checks.ts';
import { type Exemptions, rulesFrom } from '../scan/rules-from.ts';
import { SecretLines } from '../scan/secret-lines.ts';
import { type ChartHint, chartHints } from './chart-hints.ts';
import { type EditedFile, editFiles } from './edited-files.ts';
import { type RepairedObject, repair } from './repair.ts';

export interface FixRequest extends Selection {
  readonly paths: readonly string[];
  readonly collecting: CollectOptions;
  /** Only repairs of these checks; all when empty. */
  readonly checks: readonly string[];
  readonly allowed: ReadonlySet<RemedySafety>;
  readonly exemptions: Exemptions;
}

export interface Fixed {
  readonly files: readonly EditedFile[];
  /** What was repaired, the objects of charts and kustomizations among it, whose text is not ours to edit. */
  readonly objects: readonly RepairedObject[];
  /** What is found after the repairs. */
  readonly left: readonly Finding[];
  /** What to change by hand in charts, whose text is not ours to edit. */
  readonly hints: readonly ChartHint[];
  readonly problems: readonly Problem[];
  /** Lines of the texts that must not be shown as they are. */
  readonly secretLines: SecretLines;
}

/** The line of repair: what was collected is repaired as objects to a fixed point, then the texts are edited to match. */
export const fix = (request: FixRequest): Fixed => {
  const plan = planChecks({ ...request, include: [...request.include, ...request.checks] });
  const facts = collect(request.paths, request.collecting);
  const { rules, problems: unread } = rulesFrom(facts, request.exemptions, request.available);
  const wanted = new Set(request.checks);
  const { objects, left } = repair(facts.resources, plan, {
    allowed: request.allowed,
    counted: (findings) =>
      decide(findings, { ...rules, unused: 'leave' }).counted.filter(
        ({ check }) => wanted.size === 0 || wanted.has(check),
      ),
  });
  const { files, problems } = editFiles(objects, facts.texts);
  const secretLines = new SecretLines(
    () => findSecrets(takeInventory(facts.resources)),
    (finding) => locationOf(finding, facts.texts),
  );
  const hints = chartHints(objects, facts.texts);
  return { files, objects, left, hints, problems: [...facts.problems, ...unread, ...problems], secretLines };
};
