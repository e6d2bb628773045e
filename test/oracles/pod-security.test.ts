import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { podSecurityChecks } from '../../src/analysis/posture/checks/pod-security.ts';
import { checkProfile } from '../../src/analysis/profiles/check-profile.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { applyOperations, inOrder } from '../../src/model/operation.ts';
import type { Resource } from '../../src/model/resource.ts';
import { collectManifests } from '../../src/sources/manifests/collect.ts';

/**
 * The fixtures of Kubernetes' own pod security admission: `{level}/v1.N/{pass,fail}/<control><n>.yaml`, one Pod each. The path is the
 * verdict, and the file's name says which control must be among those that fail.
 */
const folder = join(process.env['SEAWALL_DATA'] ?? '../shared/data', 'pod-security');

type Level = 'baseline' | 'restricted';

interface Fixture {
  readonly file: string;
  readonly level: Level;
  readonly minor: number;
  readonly verdict: 'pass' | 'fail';
  readonly control: string;
  readonly pod: Resource;
}

const levels: readonly Level[] = ['baseline', 'restricted'];

const fixtureOf = (level: Level, version: string, verdict: 'pass' | 'fail', name: string): Fixture => {
  const file = join(folder, level, version, verdict, name);
  const { resources, problems } = collectManifests([file]);
  const [pod, ...others] = resources;
  assert.deepEqual(problems, [], file);
  assert.ok(pod !== undefined && others.length === 0, `${file} holds one object`);
  return {
    file,
    level,
    minor: Number(version.slice('v1.'.length)),
    verdict,
    control: name.replace(/\d+\.yaml$/, ''),
    pod,
  };
};

const fixtures: readonly Fixture[] = levels
  .filter((level) => existsSync(join(folder, level)))
  .flatMap((level) =>
    readdirSync(join(folder, level)).flatMap((version) =>
      (['pass', 'fail'] as const).flatMap((verdict) =>
        readdirSync(join(folder, level, version, verdict)).map((name) =>
          fixtureOf(level, version, verdict, name),
        ),
      ),
    ),
  );

const failing = (resource: Resource, level: Level, version: number | 'latest'): readonly string[] => {
  const results = checkProfile(takeInventory([resource]), { level, version });
  const [result, ...others] = results;
  assert.ok(result !== undefined && others.length === 0, 'one result');
  assert.equal(result.allowed, result.violations.length === 0);
  for (const { paths, detail } of result.violations) assert.ok(paths.length > 0 && detail !== '');
  return result.violations.map(({ control }) => control.toLowerCase());
};

const scanPlan = podSecurityChecks.filter(({ runs }) => runs === 'always').map(planned);

const findingsIn = (pod: Resource) => analyze(takeInventory([pod]), scanPlan).findings;

/** The pod after all its repairs. One may wait for another: no escalation is refused beside privileged. */
const repaired = (pod: Resource, rounds = 3): Resource => {
  const operations = findingsIn(pod).flatMap(({ remedy }) => remedy?.operations ?? []);
  if (operations.length === 0) return pod;
  assert.ok(rounds > 0, `repairs of ${pod.reference.name} come to no end`);
  const object = applyOperations(pod.object, inOrder(operations)) as Resource['object'];
  return repaired({ ...pod, object }, rounds - 1);
};

const template = ({ pod }: Fixture) => ({
  metadata: pod.object['metadata'],
  spec: pod.object['spec'],
});

const wrappers: Readonly<Record<string, (fixture: Fixture) => Resource>> = {
  Deployment: (fixture) => ({
    ...fixture.pod,
    reference: { ...fixture.pod.reference, apiVersion: 'apps/v1', kind: 'Deployment' },
    object: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: template(fixture) } },
  }),
  CronJob: (fixture) => ({
    ...fixture.pod,
    reference: { ...fixture.pod.reference, apiVersion: 'batch/v1', kind: 'CronJob' },
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      spec: { jobTemplate: { spec: { template: template(fixture) } } },
    },
  }),
};

const skip = fixtures.length === 0 ? `no fixtures in ${folder}` : false;

describe('the fixtures of pod security admission', { skip }, () => {
  test('get the verdict of their folder, and the control of their name', () => {
    for (const { file, level, minor, verdict, control, pod } of fixtures) {
      const controls = failing(pod, level, minor);
      if (verdict === 'pass') assert.deepEqual(controls, [], file);
      else assert.ok(controls.includes(control), `${file} fails ${controls.join(', ') || 'nothing'}`);
    }
  });

  test('that fail at baseline fail at restricted too', () => {
    for (const { file, level, minor, verdict, pod } of fixtures)
      if (level === 'baseline' && verdict === 'fail')
        assert.ok(failing(pod, 'restricted', minor).length > 0, file);
  });

  for (const [kind, wrap] of Object.entries(wrappers))
    test(`get the same verdict inside a ${kind}`, () => {
      for (const fixture of fixtures)
        assert.deepEqual(
          failing(wrap(fixture), fixture.level, fixture.minor),
          failing(fixture.pod, fixture.level, fixture.minor),
          fixture.file,
        );
    });

  test('violate the same controls in a scan as in the newest version of the standard', () => {
    for (const { file, pod } of fixtures) {
      const controls = findingsIn(pod).flatMap((finding) => finding.controls.pss ?? []);
      const scanned = new Set(controls.map((control) => control.toLowerCase()));
      assert.deepEqual([...scanned].sort(), [...failing(pod, 'restricted', 'latest')].sort(), file);
    }
  });

  test('reach level restricted by the repairs, but for what a person has to choose', () => {
    const choices = new Set(['hostpathvolumes', 'restrictedvolumes', 'windowshostprocess']);
    for (const { file, pod } of fixtures) {
      const left = failing(repaired(pod), 'restricted', 'latest');
      const isHostProcess = left.includes('windowshostprocess');
      assert.deepEqual(
        left.filter((control) => !choices.has(control) && !(isHostProcess && control === 'hostnamespaces')),
        [],
        file,
      );
    }
  });

  test('are read in full', (context) => {
    const versions = new Set(fixtures.map(({ minor }) => minor));
    assert.ok(versions.size > 0);
    context.diagnostic(`${fixtures.length} fixtures of ${versions.size} versions`);
  });
});
