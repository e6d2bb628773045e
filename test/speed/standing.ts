import { argv, stdout } from 'node:process';
import { planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { StandingAnalysis } from '../../src/analysis/standing.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import type { Resource } from '../../src/model/resource.ts';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { resourcesOf } from '../../src/sources/manifests/resources.ts';
import { manifestTexts } from './manifests.ts';

/** Prints what a whole analysis costs, and what following one changed object does, as a ratio to it. Sizes are objects. */
const sizes = argv.slice(2).map(Number);

const resources = (count: number): readonly Resource[] =>
  manifestTexts({ deployments: Math.ceil(count / 2.2), files: 1 }).flatMap((text) =>
    readDocuments(text, 'f').documents.flatMap(
      (document, index) => resourcesOf(document, 'f', index).resources,
    ),
  );

const timed = <T>(act: () => T): { readonly ms: number; readonly result: T } => {
  const began = performance.now();
  const result = act();
  return { ms: performance.now() - began, result };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const plan = checks.filter(({ runs }) => runs === 'always').map(planned);
for (const size of sizes.length === 0 ? [1_000, 10_000, 50_000] : sizes) {
  const all = resources(size);
  const whole = timed(() => new StandingAnalysis(takeInventory(all, { isStanding: true }), plan));
  const standing = whole.result;
  const byKind = Map.groupBy(all, ({ reference }) => reference.kind);
  stdout.write(
    `${all.length} objects: whole analysis ${whole.ms.toFixed(0)} ms, ${standing.findings.length} findings\n`,
  );
  for (const [kind, ones] of byKind) {
    const costs: number[] = [];
    for (let step = 0; step < 20; step++) {
      const before = ones[step % ones.length];
      if (before === undefined) continue;
      const current = standing.inventory.find(
        before.reference.apiVersion.includes('/') ? (before.reference.apiVersion.split('/')[0] ?? '') : '',
        kind,
        before.reference.namespace,
        before.reference.name,
      );
      if (current === undefined) continue;
      const after = { ...current, object: { ...current.object } };
      costs.push(
        timed(() => standing.apply({ added: [], removed: [], replaced: [{ before: current, after }] })).ms,
      );
    }
    const cost = median(costs);
    stdout.write(
      `  one ${kind} changed: ${cost.toFixed(1)} ms, ${(cost / whole.ms).toFixed(3)} of a whole analysis\n`,
    );
  }
}
