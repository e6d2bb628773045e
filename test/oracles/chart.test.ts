import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { seawall } from '../cli/run.ts';
import { objectsOf, variants } from '../install-variants.ts';

/** The chart as Helm renders it, held against what `seawall install` applies. */

const isThere = spawnSync('helm', ['version', '--short']).status === 0;

const helm = (values: unknown) => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-'));
  try {
    const file = join(folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    return spawnSync(
      'helm',
      ['template', 'sea', 'charts/seawall', '--namespace', 'security', '--values', file],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const keyOf = (object: Readonly<Record<string, unknown>>): string =>
  `${object['kind']} ${(object['metadata'] as { name: string }).name}`;

const byKey = (objects: readonly Readonly<Record<string, unknown>>[]) =>
  Object.fromEntries(
    objects.map((object) => [keyOf(object), object]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

const isHook = (object: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify(object['metadata']).includes('"helm.sh/hook":');

describe('the chart', { skip: isThere ? false : 'helm is not on PATH' }, () => {
  for (const name of Object.keys(variants))
    test(`gives with ${name} values what "seawall install" applies`, () => {
      const { stdout, stderr } = helm(variants[name]);
      assert.equal(stderr, '');
      const { documents, problems } = readDocuments(stdout, 'chart.yaml');
      assert.deepEqual(problems, []);
      const rendered = documents
        .map(({ value }) => value as Readonly<Record<string, unknown>>)
        .filter((object) => object !== null && object !== undefined);
      assert.deepEqual(byKey(rendered.filter((object) => !isHook(object))), byKey(objectsOf(name)));
      const hooks = rendered
        .filter(isHook)
        .map(keyOf)
        .filter((key) => key !== 'NetworkPolicy sea-cleanup');
      assert.deepEqual(hooks, ['Job sea-cleanup']);
    });

  test('renders the same a second time', () => {
    assert.equal(helm(variants['everything']).stdout, helm(variants['everything']).stdout);
  });

  test('has no finding of ours that is critical or high', () => {
    const { status, out, err } = seawall('.', ['scan', 'charts/seawall', '--fail-on', 'high', '--strict']);
    assert.equal(status, 0, `${out}${err}`);
  });

  const refused = [
    { mode: 'split' },
    { store: { kind: 'postgres' } },
    { api: { replicas: 2 } },
    { controller: { replicas: 2 } },
    { modus: 'single' },
    { image: { tagg: 'x' } },
    { rbac: { extraReads: [{ apiGroups: ['x'], resources: ['y'], verbs: ['*'] }] } },
  ];
  for (const values of refused)
    test(`refuses ${JSON.stringify(values)}`, () => {
      const { status, stderr } = helm(values);
      assert.notEqual(status, 0);
      assert.match(stderr, /don't meet the specifications of the schema/);
    });
});
