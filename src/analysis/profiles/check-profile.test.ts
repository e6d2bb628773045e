import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { takeInventory } from '../../inventory/inventory.ts';
import { root } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { checkProfile } from './check-profile.ts';

const podWith = (spec: Readonly<Record<string, unknown>>): Resource => ({
  reference: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
  object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec },
  origin: {
    kind: 'file',
    path: 'pod.yaml',
    document: 0,
    offset: 0,
    length: 0,
    line: 1,
    pointer: root,
  },
});

const check = (
  spec: Readonly<Record<string, unknown>>,
  level: 'privileged' | 'baseline' | 'restricted',
  version: number | 'latest',
) => {
  const [result, ...others] = checkProfile(takeInventory([podWith(spec)]), { level, version });
  assert.ok(result !== undefined && others.length === 0, 'one result for one workload');
  return result;
};

const controls = (...parameters: Parameters<typeof check>): readonly string[] =>
  check(...parameters).violations.map(({ control }) => control);

const plain = { containers: [{ name: 'app' }] };

describe('a plain pod', () => {
  test('is allowed by privileged and baseline', () => {
    assert.equal(check(plain, 'privileged', 'latest').allowed, true);
    assert.equal(check(plain, 'baseline', 'latest').allowed, true);
  });

  const byVersion: readonly (readonly [number | 'latest', readonly string[]])[] = [
    [0, ['runAsNonRoot']],
    [8, ['allowPrivilegeEscalation', 'runAsNonRoot']],
    [19, ['allowPrivilegeEscalation', 'runAsNonRoot', 'seccompProfile_restricted']],
    [
      22,
      ['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted'],
    ],
    [
      'latest',
      ['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted'],
    ],
    [
      99,
      ['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted'],
    ],
  ];
  for (const [version, expected] of byVersion)
    test(`misses ${expected.length} controls of restricted at ${version}`, () => {
      assert.deepEqual([...controls(plain, 'restricted', version)].sort(), expected);
    });
});

describe('violations of one control', () => {
  test('are one violation that names every container and path', () => {
    const spec = {
      containers: [
        { name: 'app', securityContext: { privileged: true } },
        { name: 'proxy', securityContext: { privileged: true } },
      ],
    };
    const { allowed, violations } = check(spec, 'baseline', 'latest');
    assert.equal(allowed, false);
    assert.deepEqual(
      violations.map(({ control, reason, paths }) => ({ control, reason, paths })),
      [
        {
          control: 'privileged',
          reason: 'privileged container',
          paths: [
            '/spec/containers/0/securityContext/privileged',
            '/spec/containers/1/securityContext/privileged',
          ],
        },
      ],
    );
    assert.match(violations[0]?.detail ?? '', /"app".*"proxy"/);
  });

  test('come together from several checks', () => {
    const [violation, ...others] = check(
      { ...plain, hostPID: true, hostNetwork: true },
      'baseline',
      'latest',
    ).violations;
    assert.deepEqual(others, []);
    assert.equal(violation?.control, 'hostNamespaces');
    assert.equal(violation?.reason, 'node network namespace, node process namespace');
    assert.deepEqual(violation?.paths, ['/spec/hostNetwork', '/spec/hostPID']);
  });
});

describe('a control of baseline that restricted sharpens', () => {
  const sharpened = ['capabilities', 'Volumes', 'seccompProfile'];
  const of = (containerContext: object, version: number | 'latest') =>
    controls(
      {
        volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }],
        containers: [{ name: 'app', securityContext: containerContext }],
      },
      'restricted',
      version,
    ).filter((control) => sharpened.some((part) => control.includes(part)));

  test('is named beside the sharper one when both are not met', () => {
    const context = { capabilities: { add: ['SYS_TIME'] }, seccompProfile: { type: 'Unconfined' } };
    assert.deepEqual(of(context, 'latest').toSorted(), [
      'capabilities_baseline',
      'capabilities_restricted',
      'hostPathVolumes',
      'restrictedVolumes',
      'seccompProfile_baseline',
      'seccompProfile_restricted',
    ]);
  });
  test('is not named when only the sharper one is not met', () => {
    assert.deepEqual(of({ capabilities: { add: ['CHOWN'] } }, 'latest').toSorted(), [
      'capabilities_restricted',
      'hostPathVolumes',
      'restrictedVolumes',
      'seccompProfile_restricted',
    ]);
  });
  test('stands alone before the sharper one came', () => {
    assert.deepEqual(of({ capabilities: { add: ['SYS_TIME'] } }, 18), [
      'capabilities_baseline',
      'restrictedVolumes',
      'hostPathVolumes',
    ]);
  });
  test('does not decide where the sharper one is met', () => {
    const windows = {
      os: { name: 'windows' },
      securityContext: { runAsNonRoot: true },
      containers: [{ name: 'app', securityContext: { capabilities: { add: ['SYS_TIME'] } } }],
    };
    assert.deepEqual(controls(windows, 'baseline', 'latest'), ['capabilities_baseline']);
    assert.deepEqual(controls(windows, 'restricted', 'latest'), []);
  });
});

test('a user namespace relaxes the controls of the user from 1.35 on', () => {
  const spec = { hostUsers: false, containers: [{ name: 'app', securityContext: { runAsUser: 0 } }] };
  const ofUser = (version: number) =>
    controls(spec, 'restricted', version).filter((control) => control.startsWith('runAs'));
  assert.deepEqual(ofUser(34), ['runAsNonRoot', 'runAsUser']);
  assert.deepEqual(ofUser(35), []);
});

test('a Windows pod is spared the controls of Linux from 1.25 on', () => {
  const spec = {
    os: { name: 'windows' },
    securityContext: { runAsNonRoot: true },
    containers: [{ name: 'app' }],
  };
  assert.equal(check(spec, 'restricted', 24).violations.length, 3);
  assert.equal(check(spec, 'restricted', 25).allowed, true);
});

test('an object without a pod has no result', () => {
  const service: Resource = {
    ...podWith({}),
    reference: { apiVersion: 'v1', kind: 'Service', name: 'web' },
  };
  assert.deepEqual(checkProfile(takeInventory([service]), { level: 'restricted', version: 'latest' }), []);
});
