import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { takeInventory } from '../inventory.ts';
import {
  addedCapabilities,
  appArmorProfileOf,
  escalatesInAnyCase,
  groupOf,
  hasSELinuxOptions,
  mountsServiceAccountToken,
  runsAsNonRoot,
  seccompTypeOf,
  serviceAccountNameOf,
  userOf,
} from './effective.ts';
import { pods } from './pods.ts';

type Fields = Readonly<Record<string, unknown>>;

const resource = (kind: string, name: string, fields: Fields, namespace?: string): Resource => ({
  reference: { apiVersion: 'v1', kind, name, ...(namespace === undefined ? {} : { namespace }) },
  object: { apiVersion: 'v1', kind, metadata: { name }, ...fields },
  origin: { kind: 'file', path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
});

const take = (spec: Fields, others: readonly Resource[] = [], namespace?: string) => {
  const inventory = takeInventory([resource('Pod', 'web', { spec }, namespace), ...others]);
  const pod = inventory.select(pods)[0];
  assert.ok(pod !== undefined);
  return { inventory, pod };
};

const withAnnotation = (ofPod: Fields, ofContainer: Fields) => {
  const annotations = { 'container.apparmor.security.beta.kubernetes.io/app': 'localhost/app' };
  const spec = { securityContext: ofPod, containers: [{ name: 'app', securityContext: ofContainer }] };
  const inventory = takeInventory([resource('Pod', 'web', { metadata: { annotations }, spec })]);
  const pod = inventory.select(pods)[0];
  const container = pod?.containers[0];
  assert.ok(pod !== undefined && container !== undefined);
  return { pod, container };
};

const contexts = (ofPod: Fields | undefined, ofContainer: Fields | undefined) => {
  const { pod } = take({
    ...(ofPod === undefined ? {} : { securityContext: ofPod }),
    containers: [{ name: 'app', ...(ofContainer === undefined ? {} : { securityContext: ofContainer }) }],
  });
  const container = pod.containers[0];
  assert.ok(container !== undefined);
  return { pod, container };
};

describe("a container's setting counts before its pod's", () => {
  const table = [
    ['both unset', undefined, undefined, false, undefined, undefined, undefined],
    [
      'only the pod',
      { runAsNonRoot: true, runAsUser: 1, runAsGroup: 2, seccompProfile: { type: 'RuntimeDefault' } },
      undefined,
      true,
      1,
      2,
      'RuntimeDefault',
    ],
    [
      'the container takes it back',
      { runAsNonRoot: true, runAsUser: 1, runAsGroup: 2, seccompProfile: { type: 'RuntimeDefault' } },
      { runAsNonRoot: false, runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'Unconfined' } },
      false,
      0,
      0,
      'Unconfined',
    ],
    ['the container says something else', { runAsUser: 1 }, { runAsGroup: 3 }, false, 1, 3, undefined],
  ] as const;
  for (const [name, ofPod, ofContainer, nonRoot, user, group, seccomp] of table)
    test(name, () => {
      const { pod, container } = contexts(ofPod, ofContainer);
      assert.equal(runsAsNonRoot(pod, container), nonRoot);
      assert.equal(userOf(pod, container), user);
      assert.equal(groupOf(pod, container), group);
      assert.equal(seccompTypeOf(pod, container), seccomp);
    });
});

describe('the AppArmor profile is that of', () => {
  const unconfined = { appArmorProfile: { type: 'Unconfined' } };
  const standard = { appArmorProfile: { type: 'RuntimeDefault' } };
  const table = [
    ["the container's field first", withAnnotation(standard, unconfined), 'Unconfined'],
    ["then of the container's annotation", withAnnotation(standard, {}), 'localhost/app'],
    ["then of the pod's field", contexts(standard, {}), 'RuntimeDefault'],
    ['the runtime, when nobody names one', contexts({}, {}), undefined],
  ] as const;
  for (const [name, { pod, container }, expected] of table)
    test(name, () => assert.equal(appArmorProfileOf(pod, container), expected));
});

test('SELinux options of a container replace those of its pod, so that empty ones are none', () => {
  const ofPod = { seLinuxOptions: { level: 's0:c1' } };
  const inherited = contexts(ofPod, {});
  const replaced = contexts(ofPod, { seLinuxOptions: {} });
  assert.equal(hasSELinuxOptions(inherited.pod, inherited.container), true);
  assert.equal(hasSELinuxOptions(replaced.pod, replaced.container), false);
});

test('capabilities have the names of the runtime', () => {
  const { container } = contexts(undefined, { capabilities: { add: ['CAP_SYS_ADMIN', 'net_raw', 'ALL'] } });
  assert.deepEqual(addedCapabilities(container), ['SYS_ADMIN', 'NET_RAW', 'ALL']);
});

describe('escalation cannot be switched off', () => {
  const table = [
    ['in a privileged container', { privileged: true }, true],
    ['with CAP_SYS_ADMIN', { capabilities: { add: ['CAP_SYS_ADMIN'] } }, true],
    ['but it can elsewhere', { capabilities: { add: ['NET_ADMIN'] } }, false],
  ] as const;
  for (const [name, context, expected] of table)
    test(name, () => {
      assert.equal(escalatesInAnyCase(contexts(undefined, context).container), expected);
    });
});

describe('the API token is mounted', () => {
  const account = (name: string, value: boolean, namespace?: string) =>
    resource('ServiceAccount', name, { automountServiceAccountToken: value }, namespace);
  const table: readonly (readonly [string, Fields, readonly Resource[], boolean])[] = [
    ['when nobody says a word', {}, [], true],
    [
      'not when the pod refuses it',
      { automountServiceAccountToken: false },
      [account('default', true)],
      false,
    ],
    ['not when its account refuses it', {}, [account('default', false)], false],
    [
      'when the pod asks for it against its account',
      { automountServiceAccountToken: true },
      [account('default', false)],
      true,
    ],
    ['not when the account named refuses it', { serviceAccountName: 'web' }, [account('web', false)], false],
    ['by the deprecated field too', { serviceAccount: 'web' }, [account('web', false)], false],
    ['when only an account elsewhere refuses it', {}, [account('default', false, 'other')], true],
  ];
  for (const [name, spec, others, expected] of table)
    test(name, () => {
      const { pod, inventory } = take({ containers: [{ name: 'app' }], ...spec }, others);
      assert.equal(mountsServiceAccountToken(pod, inventory), expected);
    });

  test('as the account of the same namespace says', () => {
    const { pod, inventory } = take({ containers: [] }, [account('default', false, 'shop')], 'shop');
    assert.equal(mountsServiceAccountToken(pod, inventory), false);
  });
});

test('the current field for the account counts before the deprecated one', () => {
  const { pod } = take({ serviceAccountName: 'new', serviceAccount: 'old', containers: [] });
  assert.equal(serviceAccountNameOf(pod), 'new');
});
