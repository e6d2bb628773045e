import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SeawallError } from '../../model/error.ts';
import type { ClusterFacts } from './facts.ts';
import { ObjectReader } from './object-reader.ts';
import { readSnapshot, writeSnapshot } from './snapshot-file.ts';
import { kindOf } from './snapshot-kind.ts';

const folder = mkdtempSync(join(tmpdir(), 'seawall-snapshot-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const place = (): string => join(folder, `snapshot-${++files}.gz`);
const write = (bytes: string | Uint8Array): string => {
  const file = place();
  writeFileSync(file, bytes);
  return file;
};
const pack = (...lines: readonly unknown[]): string =>
  write(
    gzipSync(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')),
  );

const configMap = (name: string): Record<string, unknown> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data: { text: name.repeat(50) },
});

const reader = new ObjectReader('dev');
const factsOf = (...objects: readonly Record<string, unknown>[]): ClusterFacts => ({
  resources: objects.flatMap(
    (object) =>
      reader.read(
        object,
        kindOf({ apiVersion: String(object['apiVersion']), kind: String(object['kind']) }),
      ) ?? [],
  ),
  problems: [{ code: 'list-failed', file: 'pods', detail: 'it was busy' }],
  missingRights: [
    { group: 'apps', resource: 'deployments', kind: 'Deployment', verb: 'list', namespace: 'shop' },
  ],
  server: {
    version: 'v1.36.3',
    platform: 'linux/amd64',
    groups: ['', 'apps'],
    anonymous: { version: 'answered', api: 'forbidden' },
  },
  context: 'dev',
  time: '2026-03-01T10:00:00Z',
});

const header = {
  format: 'seawall-snapshot',
  version: 1,
  time: '',
  context: 'dev',
  objects: 2,
  missingRights: [],
  problems: [],
};

const detailsOf = (facts: ClusterFacts): readonly string[] =>
  facts.problems.map(({ code, detail }) => `${code}: ${detail}`);

test('what is written is read back, and only its owner may read it', async () => {
  const facts = factsOf(configMap('a'), configMap('b'));
  const file = place();
  await writeSnapshot(file, facts);
  assert.deepEqual(await readSnapshot(file), facts);
  assert.equal(statSync(file).mode & 0o077, 0);
});

test('a Secret’s values are not written, whoever put them among the facts', async () => {
  const [resource] = factsOf(configMap('a')).resources;
  assert.ok(resource);
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's' },
    data: { a: 'bGV0bWVpbg==' },
    stringData: { b: 'letmein' },
  };
  const reference = { apiVersion: 'v1', kind: 'Secret', name: 's' };
  const file = place();
  await writeSnapshot(file, { ...factsOf(), resources: [{ ...resource, reference, object }] });
  const text = gunzipSync(readFileSync(file)).toString();
  assert.ok(!text.includes('letmein') && !text.includes('bGV0bWVpbg=='), text);
  assert.equal((await readSnapshot(file)).resources.length, 1);
});

test('what is to be hidden is hidden', async () => {
  const file = place();
  await writeSnapshot(file, factsOf(configMap('a')), {
    hide: (object) => ({ ...object, data: { text: 'hidden' } }),
  });
  assert.deepEqual((await readSnapshot(file)).resources[0]?.object['data'], { text: 'hidden' });
});

test('a file that cannot be written is an error, and leaves nothing behind', async () => {
  await assert.rejects(
    writeSnapshot(join(folder, 'missing', 'x.gz'), factsOf()),
    (error) => error instanceof SeawallError && error.code === 'cannot-write',
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('.')),
    [],
  );
});

const invalid: readonly (readonly [string, () => string, RegExp])[] = [
  ['a file that is not there', () => join(folder, 'missing.gz'), /missing\.gz: it does not exist/],
  ['a folder', () => folder, /it is no regular file|it is a folder/],
  ['an empty file', () => write(''), /not packed with gzip/],
  ['a text', () => write('apiVersion: v1'), /not packed with gzip/],
  ['a pack of something else', () => pack('hello'), /first line is no JSON/],
  ['a pack of other JSON', () => pack({ kind: 'List' }), /no header of the format seawall-snapshot/],
  [
    'a newer version',
    () => pack({ ...header, version: 2 }),
    /it has version 2, and this Seawall reads up to 1: use a newer one/,
  ],
  [
    'a cut within the header',
    () => write(gzipSync('{"format"').subarray(0, 12)),
    /cut off within its first line/,
  ],
];

describe('what is no snapshot is refused, with the reason', () => {
  for (const [name, file, words] of invalid)
    test(name, async () => {
      await assert.rejects(
        readSnapshot(file()),
        (error) =>
          error instanceof SeawallError &&
          error.code === 'invalid-snapshot' &&
          words.test(error.detail.join()),
      );
    });
});

describe('what is damaged is read as far as it goes, and the rest is told', () => {
  const objects = Array.from({ length: 300 }, (_, index) => ({
    ...configMap(`c${index}`),
    data: { text: `${Math.sin(index)}`.repeat(20) },
  }));

  test('cut off anywhere', async () => {
    const whole = place();
    await writeSnapshot(whole, factsOf(...objects));
    const bytes = readFileSync(whole);
    for (const part of [0.5, 0.9, 0.999]) {
      const facts = await readSnapshot(write(bytes.subarray(0, Math.floor(bytes.length * part))));
      assert.ok(facts.resources.length < objects.length || part === 0.999);
      assert.match(
        detailsOf(facts).at(-1) ?? '',
        /^snapshot-damaged: it is cut off: \d+ of 300 objects were read$/,
      );
    }
  });

  test('a byte turned over', async () => {
    const whole = place();
    await writeSnapshot(whole, factsOf(...objects));
    const bytes = readFileSync(whole);
    for (let at = 2_000; at < bytes.length; at += 2_000) {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      assert.match(detailsOf(await readSnapshot(write(turned))).at(-1) ?? '', /^snapshot-damaged: /);
    }
  });

  test('lines that hold no object', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const file = pack(
      header,
      'x',
      '[]',
      '{"apiVersion":"v1","kind":"Pod"}',
      `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":${deep}}`,
      configMap('a'),
    );
    const facts = await readSnapshot(file);
    assert.deepEqual(
      facts.resources.map(({ reference }) => reference.name),
      ['a'],
    );
    assert.deepEqual(detailsOf(facts), [
      'snapshot-damaged: 4 lines hold no object: 1 of 2 objects were read',
    ]);
  });

  test('a header with odd members', async () => {
    const odd = {
      ...header,
      objects: '2',
      server: [],
      missingRights: [{ verb: 'own' }, null],
      problems: [{ code: '__proto__' }],
    };
    const facts = await readSnapshot(pack(odd));
    assert.deepEqual(facts.missingRights, []);
    assert.equal(facts.problems[0]?.code, 'list-failed');
    assert.equal(facts.server.version, '');
  });
});
