import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDockerfileName } from './file-name.ts';

const table: readonly (readonly [string, boolean])[] = [
  ['Dockerfile', true],
  ['web/Dockerfile', true],
  ['dockerfile', true],
  ['Dockerfile.prod', true],
  ['web.Dockerfile', true],
  ['web/api.dockerfile', true],
  ['Containerfile', true],
  ['Containerfile.dev', true],
  ['Dockerfile.dockerignore', false],
  ['Dockerfile.md', false],
  ['Dockerfile.j2', false],
  ['Dockerfile.yaml', false],
  ['Dockerfiles', false],
  ['Dockerfile/app.sh', false],
  ['.dockerfile', true],
  ['MyDockerfile', false],
];

for (const [path, expected] of table)
  test(`${path} is ${expected ? 'a' : 'no'} Dockerfile`, () =>
    assert.equal(isDockerfileName(path), expected));
