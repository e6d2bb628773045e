import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unitIn } from '../../sources/units/read.ts';
import { takeInventory } from '../inventory.ts';
import { settingOf } from './component.ts';
import { components } from './components.ts';
import { kubelets } from './kubelets.ts';

const inventoryOf = (text: string) => takeInventory(unitIn(text, 'x.service'));

test('a component of a unit has the flags of its command line', () => {
  const [server] = inventoryOf('ExecStart=-/usr/bin/kube-apiserver --a=1 --ip=${IP}').select(components);
  assert.ok(server !== undefined);
  assert.equal(`${server.component} ${settingOf(server, 'a')}`, 'kube-apiserver 1');
});

test('a component whose flags are in variables is left alone', () =>
  assert.deepEqual(inventoryOf('ExecStart=kube-apiserver $ARGS').select(components), []));

describe('a kubelet of a unit', () => {
  const table: readonly (readonly [string, string, boolean | undefined, string | undefined])[] = [
    ['has the defaults of flags without a file', 'ExecStart=kubelet --v=2', true, '/commands/0'],
    ['leaves the rest to its file', 'ExecStart=kubelet --config=/c', undefined, undefined],
    ['leaves the rest to its variables', 'ExecStart=kubelet $ARGS', undefined, undefined],
    [
      'has its flags over the defaults',
      'ExecStart=kubelet --anonymous-auth=false',
      false,
      '/commands/0/words/1',
    ],
    ['has flags in a variable', 'KUBELET_EXTRA_ARGS=--anonymous-auth=true', true, '/commands/0/words/0'],
  ];
  for (const [name, text, enabled, path] of table)
    test(name, () => {
      const [kubelet] = inventoryOf(text).select(kubelets);
      assert.equal(kubelet?.settings.authentication?.anonymous?.enabled, enabled);
      if (path !== undefined) assert.equal(kubelet?.pathOf('authentication', 'anonymous', 'enabled'), path);
    });
});
