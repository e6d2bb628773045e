import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { Keeper } from '../../src/apps/server/controller/keeper.ts';
import { logTo } from '../../src/apps/server/log.ts';
import type { Resource } from '../../src/model/resource.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { ClusterFacts } from '../../src/sources/cluster/facts.ts';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { resourcesOf } from '../../src/sources/manifests/resources.ts';
import { manifestTexts } from './manifests.ts';

/**
 * From a cluster's objects to stored findings, in SQLite: the whole at first, then one object that changes. As many Pods as said, each made by one
 * of a third as many Deployments, with their Services, Roles and ReplicaSets. The floor is JSON.parse of the same objects.
 */
const sizes = argv.slice(2).map(Number);

const objectsOf = (deployments: number): readonly Resource[] =>
  manifestTexts({ deployments, files: 1 }).flatMap((text) =>
    readDocuments(text, 'f').documents.flatMap(
      (document, index) => resourcesOf(document, 'f', index).resources,
    ),
  );

/** A ReplicaSet and three Pods, as the controllers make them. */
const madeBy = ({ reference, object }: Resource): readonly Resource[] => {
  const { name, namespace = 'default' } = reference;
  const { spec } = object as { readonly spec: { readonly template: Record<string, unknown> } };
  const owned = (
    apiVersion: string,
    kind: string,
    own: string,
    owner: readonly [string, string],
    rest: object,
  ) => ({
    reference: { apiVersion, kind, name: own, namespace },
    object: {
      apiVersion,
      kind,
      metadata: {
        name: own,
        namespace,
        ownerReferences: [{ apiVersion: 'apps/v1', kind: owner[0], name: owner[1], controller: true }],
      },
      ...rest,
    },
    origin: { kind: 'cluster' as const, context: 'bench' },
  });
  const set = `${name}-5d4f8`;
  return [
    owned('apps/v1', 'ReplicaSet', set, ['Deployment', name], { spec }),
    ...[1, 2, 3].map((index) =>
      owned('v1', 'Pod', `${set}-${index}`, ['ReplicaSet', set], { spec: spec.template['spec'] }),
    ),
  ];
};

const factsOf = (resources: readonly Resource[]): ClusterFacts => ({
  resources,
  problems: [],
  missingRights: [],
  server: { version: 'v1.36.3', platform: 'linux/amd64' },
  context: 'bench',
  time: new Date().toISOString(),
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

for (const pods of sizes.length === 0 ? [1_000, 10_000, 50_000] : sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-keeper-'));
  const store = await openStore(join(folder, 'seawall.db'));
  const keeper = new Keeper({
    store,
    cluster: { uid: 'bench', name: 'bench' },
    judging: {
      plan: checks.filter(({ runs }) => runs === 'always').map(planned),
      exemptions: { baseline: new Map(), honoured: [], acceptors: [], unused: 'raise' },
    },
    now: () => new Date().toISOString(),
    identity: 'bench',
    log: logTo(() => undefined),
  });
  const plain = objectsOf(Math.ceil(pods / 3));
  let resources = [
    ...plain,
    ...plain.filter(({ reference }) => reference.kind === 'Deployment').flatMap(madeBy),
  ];
  const texts = resources.map(({ object }) => JSON.stringify(object));
  const parsing = performance.now();
  for (const text of texts) JSON.parse(text);
  const floor = performance.now() - parsing;
  const began = performance.now();
  await keeper.take(factsOf(resources));
  const whole = performance.now() - began;
  const { total } = await store.findings.counts();
  const costs: number[] = [];
  for (let step = 0; step < 30; step++) {
    const index = resources.findIndex(
      ({ reference }) => reference.name === `web-${step * 7}` && reference.kind === 'Deployment',
    );
    const before = resources[index];
    if (before === undefined) continue;
    const spec = before.object['spec'] as Record<string, unknown>;
    const after = {
      ...before,
      object: { ...before.object, spec: { ...spec, paused: true, replicas: step } },
    };
    resources = resources.with(index, after);
    const from = performance.now();
    await keeper.take(factsOf(resources));
    costs.push(performance.now() - from);
  }
  stdout.write(
    `${pods} pods, ${resources.length} objects, ${total} findings: whole evaluation stored in ${whole.toFixed(0)} ms (${(whole / floor).toFixed(1)} of JSON.parse), one changed Deployment in ${median(costs).toFixed(1)} ms (${(median(costs) / whole).toFixed(3)} of the whole)\n`,
  );
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
