import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { checks } from '../../src/analysis/posture/checks.ts';
import { type Fixed, type FixRequest, fix } from '../../src/apps/fix/fix.ts';
import { patchesOf } from '../../src/apps/fix/patches.ts';
import type { RemedySafety } from '../../src/model/finding.ts';
import { replaceFile } from '../../src/platform/replace-file.ts';
import { readYaml } from '../../src/sources/manifests/yaml.ts';
import { loadApiSchema } from './openapi.ts';

/** Every real application: repaired in a copy, and looked at as its owner would look at the diff. */
const folder = join(process.env['SEAWALL_DATA'] ?? '../shared/data', 'manifests');
const applications = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  : [];

const request = (path: string, allowed: readonly RemedySafety[]): FixRequest => ({
  available: checks,
  paths: [path],
  collecting: { skipFiles: [], chart: { files: [], settings: [], remote: 'refused' } },
  include: [],
  exclude: [],
  checks: [],
  allowed: new Set(allowed),
  exemptions: {
    baseline: new Map(),
    honoured: [],
    acceptors: [],
    now: '2026-01-01T00:00:00Z',
    unused: 'leave',
  },
});

const commentLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^\s*#/.test(line));

const write = ({ files }: Fixed): void => {
  for (const { file, after } of files) replaceFile(file, after);
};

const withCopy = async (name: string, use: (copy: string) => void): Promise<void> => {
  const copy = mkdtempSync(join(tmpdir(), 'seawall-fix-'));
  try {
    await cp(join(folder, name), copy, { recursive: true, filter: () => true });
    use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

const schema = loadApiSchema();

describe('repairing real applications', {
  skip: applications.length === 0 && `${folder} is not there`,
}, () => {
  for (const { name } of applications)
    for (const allowed of [['safe'], ['safe', 'tightening']] as const)
      test(`${name}, ${allowed.join(' and ')}: nothing is refused, comments stay, a second run is empty`, async () => {
        await withCopy(name, (copy) => {
          const first = fix(request(copy, allowed));
          assert.deepEqual(
            first.problems.filter(({ code }) => code === 'fix-refused'),
            [],
          );
          for (const { file, before, after, edits } of first.files) {
            assert.deepEqual(commentLines(after), commentLines(before), file);
            const changed = patchesOf(before, edits).reduce(
              (sum, { removed, added }) => sum + added.length - removed.length,
              0,
            );
            assert.equal(after.split('\n').length - before.split('\n').length, changed, file);
          }
          write(first);
          assert.deepEqual(
            fix(request(copy, allowed)).files.map(({ file }) => file),
            [],
          );
        });
      });

  const missing =
    schema === undefined &&
    'the Go module k8s.io/kubernetes is not there: go mod download k8s.io/kubernetes@v1.36.3';
  for (const { name } of applications)
    test(`${name}: the API's schema refuses nothing that it took before`, { skip: missing }, async () => {
      await withCopy(name, (copy) => {
        let judged = 0;
        for (const { file, before, after } of fix(request(copy, ['safe', 'tightening'])).files) {
          const [old, repaired] = [readYaml(before, file).documents, readYaml(after, file).documents];
          for (const [index, { value }] of repaired.entries()) {
            const faults = schema?.faultsIn(value);
            const known = schema?.faultsIn(old[index]?.value);
            if (faults === undefined || known === undefined) continue;
            judged++;
            assert.deepEqual(
              [...faults].filter((fault) => !known.has(fault)),
              [],
              file,
            );
          }
        }
        assert.ok(judged > 0, 'no object was judged');
      });
    });
});
