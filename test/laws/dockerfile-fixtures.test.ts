import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checksByArea } from '../../src/analysis/posture/checks.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { locateInstruction } from '../../src/sources/dockerfiles/locate.ts';
import { readDockerfile } from '../../src/sources/dockerfiles/read.ts';

const folder = new URL('../fixtures/dockerfiles/', import.meta.url);

const plan = (checksByArea['dockerfile'] ?? []).filter((check) => check.runs === 'always').map(planned);

/** `# finds: a, b` says what is found on the next line. */
const promised = (text: string): readonly string[] =>
  text.split('\n').flatMap((line, index) => {
    const ids = /^\s*# finds: (.*)$/.exec(line)?.[1];
    return ids === undefined ? [] : ids.split(', ').map((id) => `${index + 2} ${id}`);
  });

describe('each Dockerfile has exactly the findings that it says, on their lines', () => {
  for (const name of readdirSync(folder).sort())
    test(name, () => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const { resource, problems } = readDockerfile(text, name);
      assert.ok(resource !== undefined);
      assert.deepEqual(problems, []);
      const found = analyze(takeInventory([resource]), plan).findings.map(
        ({ check, path }) => `${locateInstruction(resource, path).line} ${check}`,
      );
      assert.deepEqual(found.sort(), [...promised(text)].sort());
    });
});
