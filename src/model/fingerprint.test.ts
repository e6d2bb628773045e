import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FieldPath, root } from './field-path.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf, stablePath } from './fingerprint.ts';

const finding = (more: {
  containers?: readonly object[];
  path?: string;
  file?: string;
  name?: string;
  version?: string;
  check?: string;
}): Finding => ({
  kind: 'misconfiguration',
  check: more.check ?? 'x',
  severity: 'low',
  status: 'fail',
  reason: 'x',
  detail: 'x',
  resource: {
    reference: {
      apiVersion: `apps/${more.version ?? 'v1'}`,
      kind: 'Deployment',
      namespace: 'shop',
      name: more.name ?? 'web',
    },
    object: { spec: { containers: more.containers ?? [{ name: 'a' }, { name: 'b' }] } },
    origin: {
      kind: 'file',
      path: more.file ?? 'a.yaml',
      document: 0,
      offset: 0,
      length: 0,
      line: 1,
      pointer: root,
    },
  },
  path: (more.path ?? '/spec/containers/1/image') as FieldPath,
  controls: {},
  sources: ['insider'],
});

describe('a fingerprint', () => {
  const base = fingerprintOf(finding({}));

  const same: Readonly<Record<string, Finding>> = {
    'in another file': finding({ file: 'b.yaml' }),
    'under another version of the API': finding({ version: 'v1beta1' }),
    'behind another container': finding({
      containers: [{ name: 'new' }, { name: 'a' }, { name: 'b' }],
      path: '/spec/containers/2/image',
    }),
  };
  for (const [name, one] of Object.entries(same))
    test(`stays the same ${name}`, () => assert.equal(fingerprintOf(one), base));

  const other: Readonly<Record<string, Finding>> = {
    'another check': finding({ check: 'y' }),
    'another object': finding({ name: 'api' }),
    'another container': finding({ path: '/spec/containers/0/image' }),
    'another field': finding({ path: '/spec/containers/1/name' }),
  };
  for (const [name, one] of Object.entries(other))
    test(`differs for ${name}`, () => assert.notEqual(fingerprintOf(one), base));

  test('of objects without a name differs by file', () => {
    assert.notEqual(
      fingerprintOf(finding({ name: '', file: 'a.yaml' })),
      fingerprintOf(finding({ name: '', file: 'b.yaml' })),
    );
  });

  test('is 32 hexadecimal digits', () => assert.match(base, /^[0-9a-f]{32}$/));
});

test('a stable path names items by their keys', () => {
  const object = { spec: { ports: [{ containerPort: 80 }], args: ['--a'], plain: [[1]] } };
  assert.equal(stablePath(object, '/spec/ports/0/hostPort'), '/spec/ports/containerPort=80/hostPort');
  assert.equal(stablePath(object, '/spec/args/0'), '/spec/args/--a');
  assert.equal(stablePath(object, '/spec/plain/0/0'), '/spec/plain/0/0');
});

test('a stable path holds no more of a command line than options', () => {
  const words = [
    'sh',
    '--user=a',
    '--password=letmein',
    '-token=letmein',
    '-pletmein',
    'letmein',
    '--verbose',
  ];
  const names = words.map((_, index) => stablePath({ command: words }, `/command/${index}`).slice(9));
  assert.deepEqual(names, ['0', '--user', '--password', '-token', '4', '5', '--verbose']);
});
