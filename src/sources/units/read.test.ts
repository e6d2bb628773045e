import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fieldPath } from '../../model/field-path.ts';
import { isUnitPath } from './file-name.ts';
import { locateInUnit } from './locate.ts';
import { unitIn } from './read.ts';

const commandsIn = (text: string): unknown => unitIn(text, 'x.service')[0]?.object['commands'];

describe('a unit gives', () => {
  const table: readonly (readonly [string, unknown])[] = [
    [
      'ExecStart=/usr/bin/etcd --a=1',
      [{ name: 'ExecStart', words: ['/usr/bin/etcd', '--a=1'], lines: [1, 1] }],
    ],
    [
      '[Service]\n# ExecStart=no\nExecStart=kubelet \\\n  --a \\\n  "b c"\nRestart=always',
      [{ name: 'ExecStart', words: ['kubelet', '--a', 'b c'], lines: [3, 4, 5] }],
    ],
    [
      'Environment="KUBELET_EXTRA_ARGS=--a=1 --b" OTHER=x',
      [{ name: 'KUBELET_EXTRA_ARGS', words: ['--a=1', '--b'], lines: [1, 1] }],
    ],
    ['KUBELET_KUBEADM_ARGS="--a=1"\r\n', [{ name: 'KUBELET_KUBEADM_ARGS', words: ['--a=1'], lines: [1] }]],
    ['ExecStart=\nExecStart=etcd', [{ name: 'ExecStart', words: ['etcd'], lines: [2] }]],
    ['[Unit]\nDescription=x', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of table)
    test(JSON.stringify(text), () => assert.deepEqual(commandsIn(text), expected));
});

test('a word is found again on its line', () => {
  const text = '[Service]\nExecStart=etcd \\\n  --a=1';
  const [resource] = unitIn(text, 'etcd.service');
  assert.ok(resource !== undefined);
  const at = (path: string) => Object.values(locateInUnit(resource, fieldPath(path), text)).join(' ');
  assert.equal(at('/commands/0/words/1'), 'etcd.service 3 3 3 8 exact');
  assert.equal(at('/commands/0'), 'etcd.service 2 1 2 17 exact');
  assert.equal(at('/commands/9'), 'etcd.service 1 1 1 10 file');
});

for (const [path, expected] of [
  ['/etc/systemd/system/kubelet.service', true],
  ['kube-apiserver.service', true],
  ['etc/kubelet.service.d/10-kubeadm.conf', true],
  ['kubeadm-flags.env', true],
  ['nginx.service', false],
  ['conf.d/site.conf', false],
] as const)
  test(`${path} ${expected ? 'starts' : 'does not start'} a component by its name`, () =>
    assert.equal(isUnitPath(path), expected));
