import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadAll } from 'js-yaml';
import { resourceOf } from '../../../test/laws/examples.ts';
import { applyOperations, inOrder } from '../../model/operation.ts';
import { takeInventory } from '../inventory.ts';
import { type ComponentView, membersOf, pathOfFlag, removeFlag, setFlag, settingOf } from './component.ts';
import { components } from './components.ts';

const componentsIn = (yaml: string): readonly ComponentView[] => {
  const objects = loadAll(yaml) as Record<string, unknown>[];
  return takeInventory(objects.map(resourceOf)).select(components);
};

const pod = (container: string, metadata = 'name: x, namespace: kube-system'): string =>
  `{ apiVersion: v1, kind: Pod, metadata: { ${metadata} }, spec: { containers: [{ name: c, ${container} }] } }`;

const told = (yaml: string): readonly string[] =>
  componentsIn(yaml).map(({ component, flags }) =>
    `${component} ${flags.map(({ name, value }) => `${name}=${value}`).join(' ')}`.trim(),
  );

describe('a component is known by its command line', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['command: [kube-apiserver, --a=1, --b, --c_d, "2"]', ['kube-apiserver a=1 b=true c-d=2']],
    ['command: [/usr/bin/kube-scheduler], args: [--a=1]', ['kube-scheduler a=1']],
    ['command: [tini, --, kube-scheduler, --a=1]', ['kube-scheduler a=1']],
    ['image: "registry.k8s.io/kube-proxy:v1.34.0", args: [--a=1]', ['kube-proxy a=1']],
    ['command: [sh, -c, "exec kube-controller-manager --a=1 2>&1 | tee x"]', ['kube-controller-manager a=1']],
    [
      'command: [etcd], env: [{ name: ETCD_CLIENT_CERT_AUTH, value: "true" }]',
      ['etcd client-cert-auth=true'],
    ],
    ['command: [grep, kube-apiserver]', []],
    ['image: "nginx:1"', []],
  ];
  for (const [container, expected] of table)
    test(container, () => assert.deepEqual(told(pod(container)), expected));

  test('but not an etcd that an application brings', () =>
    assert.deepEqual(told(pod('command: [etcd]', 'name: x, namespace: shop')), []));
});

const clusterConfiguration = (version: string, fields: string): string =>
  `{ apiVersion: kubeadm.k8s.io/${version}, kind: ClusterConfiguration, ${fields} }`;

describe('kubeadm', () => {
  test('starts four components, and no etcd when that is outside', () => {
    assert.deepEqual(
      componentsIn(clusterConfiguration('v1beta4', 'kubernetesVersion: v1.34.0')).map(
        ({ component }) => component,
      ),
      ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'],
    );
    const [apiServer, ...others] = componentsIn(
      clusterConfiguration('v1beta4', 'etcd: { external: { endpoints: ["http://e:2379"], caFile: /ca } }'),
    );
    assert.equal(others.length, 2);
    assert.ok(apiServer !== undefined);
    assert.equal(settingOf(apiServer, 'etcd-servers'), 'http://e:2379');
    assert.equal(settingOf(apiServer, 'etcd-cafile'), '/ca');
    assert.equal(settingOf(apiServer, 'etcd-certfile'), undefined);
  });

  for (const [version, extraArgs] of [
    ['v1beta3', '{ profiling: "false" }'],
    ['v1beta4', '[{ name: profiling, value: "false" }]'],
  ])
    test(`has extraArgs over its own flags in ${version}`, () => {
      const [apiServer] = componentsIn(
        clusterConfiguration(version ?? '', `apiServer: { extraArgs: ${extraArgs} }`),
      );
      assert.ok(apiServer !== undefined);
      assert.equal(settingOf(apiServer, 'profiling'), 'false');
      assert.deepEqual(membersOf(apiServer, 'authorization-mode'), ['Node', 'RBAC']);
      assert.equal(settingOf(apiServer, 'audit-log-path'), undefined);
    });

  test('stands in objects of Cluster API too', () => {
    const [apiServer] = componentsIn(
      '{ apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlane, metadata: { name: x }, spec: { kubeadmConfigSpec: { clusterConfiguration: { apiServer: { extraArgs: { a: "1" } } } } } }',
    );
    assert.ok(apiServer !== undefined);
    assert.equal(
      pathOfFlag(apiServer, 'a'),
      '/spec/kubeadmConfigSpec/clusterConfiguration/apiServer/extraArgs/a',
    );
  });
});

describe('a flag is written and taken away where it is', () => {
  const table: readonly (readonly [string, string])[] = [
    ['a word', pod('command: [kube-apiserver, --a=1, --b=1]')],
    ['two words', pod('command: [kube-apiserver, --a, "1", --b=1]')],
    ['given twice', pod('command: [kube-apiserver, --a=0, --a=1]')],
    ['missing', pod('command: [kube-apiserver]')],
    ['a map', clusterConfiguration('v1beta3', 'apiServer: { extraArgs: { a: "1" } }')],
    ['a list', clusterConfiguration('v1beta4', 'apiServer: { extraArgs: [{ name: a, value: "1" }] }')],
    ['no map yet', clusterConfiguration('v1beta3', 'apiServer: {}')],
    ['no list yet', clusterConfiguration('v1beta4', 'networking: {}')],
    [
      'another in the list',
      clusterConfiguration('v1beta4', 'apiServer: { extraArgs: [{ name: b, value: "1" }] }'),
    ],
  ];
  const apply = (
    yaml: string,
    change: (view: ComponentView) => ReturnType<typeof setFlag>,
  ): ComponentView => {
    const [view] = componentsIn(yaml);
    assert.ok(view !== undefined);
    const object = applyOperations(view.resource.object, inOrder(change(view))) as Record<string, unknown>;
    const [changed] = componentsIn(JSON.stringify(object));
    assert.ok(changed !== undefined);
    return changed;
  };
  for (const [name, yaml] of table)
    test(name, () => {
      assert.equal(
        settingOf(
          apply(yaml, (view) => setFlag(view, 'a', '2')),
          'a',
        ),
        '2',
      );
      assert.equal(
        settingOf(
          apply(yaml, (view) => removeFlag(view, 'a')),
          'a',
        ),
        undefined,
      );
    });
});
