import { analyze } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { planChecks } from '../../src/apps/scan/plan-checks.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { fingerprintOf } from '../../src/model/fingerprint.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Evaluation, Store } from '../../src/platform/store/store.ts';
import { writeSnapshot } from '../../src/sources/cluster/snapshot-file.ts';
import { collectManifests } from '../../src/sources/manifests/collect.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

/** The example, as if a cluster ran it. */

const time = '2026-03-01T12:00:00.000Z';
export const shopCluster = { uid: 'shop-uid', name: 'shop-cluster' };

const resources = (): readonly Resource[] =>
  collectManifests(['examples/shop'], { skipFiles: ['Dockerfile'], isClaimed: () => false })
    .resources.filter(({ reference }) => reference.apiVersion !== 'seawall.dev/v1alpha1')
    .map((one) => ({ ...one, origin: { kind: 'cluster', context: shopCluster.name } }));

const findings = (): Evaluation['findings'] =>
  analyze(
    takeInventory(resources()),
    planChecks({ available: checks, include: [], exclude: [] }),
  ).findings.map((finding) => ({ fingerprint: fingerprintOf(finding), finding }));

/** Keeps what is found in the example; `without` leaves out findings of one check, as if they were repaired. */
export const keepShop = async (store: Store, id: string, without?: string): Promise<void> => {
  await store.putCluster({ ...shopCluster, time });
  const kept = findings().filter(({ finding }) => finding.check !== without);
  await store.findings.apply(shopCluster.uid, {
    id,
    started: time,
    time: new Date(Date.parse(time) + Number(id) * 60_000).toISOString(),
    scope: { kind: 'cluster' },
    findings: kept,
    objects: 12,
    missingRights: ['list secrets in namespace shop'],
  });
};

/** Another cluster, with more findings than one page shows. */
export const keepMany = async (store: Store): Promise<void> => {
  await store.putCluster({ uid: 'team-uid', name: 'team-cluster', time: day(1) });
  await store.findings.apply(
    'team-uid',
    evaluation(
      'many',
      day(1),
      range(0, 120).map((number) => findingNumber(number)),
    ),
  );
};

/** Two policies of the cluster: the second has one role more. */
export const keepPolicy = async (store: Store, roles: number, label: string): Promise<void> => {
  await store.reviews.takeSnapshot(shopCluster.uid, {
    time: new Date(Date.parse(time) + roles * 60_000).toISOString(),
    label,
    facts: Array.from({ length: roles }, (_, index) => ({
      area: 'rbac',
      resource: {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        namespace: 'shop',
        name: `role-${index}`,
      },
      content: { rules: [{ verbs: ['get'], resources: ['pods'] }] },
    })),
  });
};

/** Writes a recording of the example. */
export const recordShop = (file: string): Promise<void> =>
  writeSnapshot(file, {
    resources: resources(),
    time,
    server: { version: 'v1.36.0', platform: 'linux/amd64' },
    context: shopCluster.name,
    missingRights: [],
    problems: [],
  });
