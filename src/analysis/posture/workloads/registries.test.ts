import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseImageReference } from '../../../model/image-reference.ts';
import { comesFrom } from './registries.ts';

const table: readonly (readonly [string, string, boolean])[] = [
  ['ghcr.io/acme/web:1', 'ghcr.io', true],
  ['ghcr.io/acme/web:1', 'ghcr.io/', true],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme', true],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/web', true],
  ['ghcr.io/acme-evil/web:1', 'ghcr.io/acme', false],
  ['ghcr.io.evil.example/acme/web:1', 'ghcr.io', false],
  ['localhost:5000/web', 'localhost', false],
  ['localhost:5000/web', 'localhost:5000', true],
  ['nginx', 'docker.io', true],
  ['nginx', 'docker.io/library', true],
  ['eu.acme.example/web', '*.acme.example', true],
  ['eu.acme.example/team/web', '*.acme.example/team', true],
  ['eu.acme.example/web', '*.acme.example/team', false],
  ['acme.example/web', '*.acme.example', false],
  ['evilacme.example/web', '*.acme.example', false],
];

for (const [image, place, expected] of table)
  test(`${image} ${expected ? 'comes' : 'does not come'} from ${place}`, () => {
    const reference = parseImageReference(image);
    assert.ok(reference !== undefined);
    assert.equal(comesFrom(reference, place), expected);
  });
