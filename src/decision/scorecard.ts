import { type ControlReferences, compromiseSources } from '../model/control.ts';
import type { Scorecard } from '../model/scorecard.ts';
import type { Framework } from './frameworks/framework.ts';
import { scoreRow } from './score-row.ts';
import type { ScorecardFacts } from './scorecard-facts.ts';
import { tallyOf } from './tally.ts';

/** Holds a framework against what was looked at. Unknown never counts as met. */
export const scoreFramework = (framework: Framework, facts: ScorecardFacts): Scorecard => {
  const checks = byControl(facts.checks, framework);
  const findings = byControl(facts.findings, framework);
  const rows = framework.rows.map((row) =>
    scoreRow({
      row,
      facts,
      checks: checks.get(row.id) ?? [],
      findings: findings.get(row.id) ?? [],
    }),
  );
  return {
    framework: framework.id,
    title: framework.title,
    version: framework.version,
    link: framework.link,
    rows,
    total: tallyOf(rows),
    sections: [...Map.groupBy(rows, (row) => row.section)].map(([section, members]) => ({
      section,
      tally: tallyOf(members),
    })),
    sources: compromiseSources.map((source) => ({
      source,
      tally: tallyOf(rows.filter((row) => row.sources.includes(source))),
    })),
  };
};

const byControl = <T extends { readonly controls: ControlReferences }>(
  things: readonly T[],
  framework: Framework,
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const thing of things)
    for (const control of new Set(thing.controls[framework.id])) {
      const known = found.get(control);
      if (known === undefined) found.set(control, [thing]);
      else known.push(thing);
    }
  return found;
};
