import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { imageNameOf, parseImageReference } from './image-reference.ts';

const sha256 = `sha256:${'a1'.repeat(32)}`;
const sha512 = `sha512:${'a1'.repeat(64)}`;

describe('a reference is read as container runtimes read it', () => {
  const table: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
    ['nginx', 'docker.io/library/nginx', undefined, undefined],
    ['nginx:1.27', 'docker.io/library/nginx', '1.27', undefined],
    ['bitnami/redis:7', 'docker.io/bitnami/redis', '7', undefined],
    ['docker.io/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['index.docker.io/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause', '3.10', undefined],
    ['localhost/app:dev', 'localhost/app', 'dev', undefined],
    ['localhost:5000/app', 'localhost:5000/app', undefined, undefined],
    ['10.0.0.1:5000/team/app:v1', '10.0.0.1:5000/team/app', 'v1', undefined],
    ['[2001:db8::1]:5000/app:v1', '[2001:db8::1]:5000/app', 'v1', undefined],
    ['[2001:db8::1]/app', '[2001:db8::1]/app', undefined, undefined],
    ['REGISTRY/app', 'REGISTRY/app', undefined, undefined],
    [`nginx@${sha256}`, 'docker.io/library/nginx', undefined, sha256],
    [`nginx:1.27@${sha256}`, 'docker.io/library/nginx', '1.27', sha256],
    [`ghcr.io/acme/a__b-c.d@${sha512}`, 'ghcr.io/acme/a__b-c.d', undefined, sha512],
  ];
  for (const [text, name, tag, digest] of table)
    test(text.slice(0, 60), () => {
      const reference = parseImageReference(text);
      assert.ok(reference !== undefined);
      assert.deepEqual([imageNameOf(reference), reference.tag, reference.digest], [name, tag, digest]);
    });
});

describe('whether the registry was named is kept', () => {
  for (const [text, expected] of [
    ['nginx', false],
    ['team/app', false],
    ['docker.io/library/nginx', true],
    ['localhost/app', true],
  ] as const)
    test(`${text}: ${expected}`, () => {
      assert.equal(parseImageReference(text)?.isQualified, expected);
    });
});

describe('what the kubelet would refuse is no reference', () => {
  for (const text of [
    '',
    ' nginx',
    'nginx:',
    'nginx:a b',
    'Nginx',
    'team/App:1',
    'https://ghcr.io/acme/app',
    'ghcr.io/acme//app',
    'ghcr.io/acme/app/',
    'ghcr.io/-app',
    'a___b',
    'nginx@sha256:abc',
    `nginx@${sha256.toUpperCase()}`,
    `nginx@md5:${'a'.repeat(32)}`,
    `nginx@${sha256}@${sha256}`,
    'a1'.repeat(32),
    'ghcr.io:http/app',
    '-ghcr.io/app',
    'ghcr.io./app',
    `${'a'.repeat(256)}`,
    `nginx:${'a'.repeat(129)}`,
    '${REGISTRY}/app:1',
  ])
    test(JSON.stringify(text.slice(0, 40)), () => {
      assert.equal(parseImageReference(text), undefined);
    });
});

test('a hostile text is refused at once', () => {
  const started = performance.now();
  for (const text of [`${'a-'.repeat(50_000)}!`, `a/${'a.'.repeat(50_000)}`, `${'a'.repeat(100_000)}/b`])
    assert.equal(parseImageReference(text), undefined);
  assert.ok(performance.now() - started < 60_000);
});
