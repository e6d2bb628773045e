import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../model/field-path.ts';
import type { Finding, RemedySafety } from '../../model/finding.ts';
import { applyOperations, type Operation } from '../../model/operation.ts';
import type { Resource } from '../../model/resource.ts';
import { chooseRepairs } from './choose-repairs.ts';

const pod = (spec: Record<string, unknown>): Resource => ({
  reference: { apiVersion: 'v1', kind: 'Pod', name: 'a' },
  object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec },
  origin: { kind: 'file', path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
});

const finding = (resource: Resource, safety: RemedySafety, ...operations: readonly Operation[]): Finding => ({
  kind: 'misconfiguration',
  check: 'x',
  severity: 'low',
  status: 'fail',
  reason: 'x',
  detail: 'x',
  resource,
  path: root,
  controls: {},
  sources: ['insider'],
  remedy: { safety, words: 'X.', operations },
});

const add = (path: string, value: unknown): Operation => ({ op: 'add', path, value });
const both: ReadonlySet<RemedySafety> = new Set(['safe', 'tightening']);
const context = '/spec/containers/0/securityContext';

const repaired = (resource: Resource, findings: readonly Finding[]): unknown => {
  const [repair] = chooseRepairs(findings, both);
  return repair === undefined
    ? undefined
    : (applyOperations(resource.object, repair.operations) as { spec: unknown }).spec;
};

describe('choosing repairs', () => {
  test('takes only the classes that are allowed', () => {
    const one = pod({ containers: [{ name: 'a' }] });
    const findings = [
      finding(one, 'tightening', add('/spec/a', 1)),
      finding(one, 'choice', add('/spec/b', 1)),
    ];
    assert.deepEqual(chooseRepairs(findings, new Set(['safe'])), []);
    assert.deepEqual(repaired(one, findings), { containers: [{ name: 'a' }], a: 1 });
  });

  const table: readonly (readonly [
    string,
    Record<string, unknown>,
    readonly Operation[],
    readonly string[],
  ])[] = [
    [
      'escalation stays as it is while the container is privileged',
      { containers: [{ name: 'a', securityContext: { privileged: true } }] },
      [add(`${context}/allowPrivilegeEscalation`, false)],
      [],
    ],
    [
      'escalation stays as it is while SYS_ADMIN is added',
      { containers: [{ name: 'a', securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }] },
      [add(`${context}/allowPrivilegeEscalation`, false)],
      [],
    ],
    [
      'escalation goes together with privileged',
      { containers: [{ name: 'a', securityContext: { privileged: true } }] },
      [
        add(`${context}/allowPrivilegeEscalation`, false),
        { op: 'replace', path: `${context}/privileged`, value: false },
      ],
      ['allowPrivilegeEscalation', 'privileged'],
    ],
    [
      'a root user is not made to be none',
      { containers: [{ name: 'a', securityContext: { runAsUser: 0 } }] },
      [add(`${context}/runAsNonRoot`, true)],
      [],
    ],
    [
      'a Windows pod gets no Linux field',
      { os: { name: 'windows' }, containers: [{ name: 'a' }] },
      [add(`${context}/allowPrivilegeEscalation`, false)],
      [],
    ],
    [
      'a user namespace does not go with the host network',
      { hostNetwork: true, containers: [{ name: 'a' }] },
      [add('/spec/hostUsers', false)],
      [],
    ],
    [
      'a volume stays while it is mounted',
      {
        volumes: [{ name: 'v' }],
        containers: [{ name: 'a', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      },
      [{ op: 'remove', path: '/spec/volumes/0' }],
      [],
    ],
    [
      'what is broken already keeps nothing else from being repaired',
      { containers: [{ name: 'a', securityContext: { privileged: true, allowPrivilegeEscalation: false } }] },
      [add('/spec/enableServiceLinks', false)],
      ['enableServiceLinks'],
    ],
  ];
  for (const [name, spec, operations, taken] of table)
    test(name, () => {
      const resource = pod(spec);
      const [repair] = chooseRepairs(
        operations.map((operation) => finding(resource, 'tightening', operation)),
        both,
      );
      assert.deepEqual((repair?.operations ?? []).map(({ path }) => path.split('/').at(-1)).sort(), taken);
    });

  test('leaves pods of the control plane as they are, but for their flags', () => {
    const plain = pod({
      hostNetwork: true,
      containers: [{ name: 'kube-apiserver', command: ['kube-apiserver'] }],
    });
    const one: Resource = {
      ...plain,
      reference: { ...plain.reference, namespace: 'kube-system' },
      object: {
        ...plain.object,
        metadata: { name: 'a', namespace: 'kube-system', labels: { tier: 'control-plane' } },
      },
    };
    const findings = [
      finding(one, 'tightening', { op: 'replace', path: '/spec/hostNetwork', value: false }),
      finding(one, 'tightening', add('/spec/containers/0/command/-', '--profiling=false')),
    ];
    assert.deepEqual(repaired(one, findings), {
      hostNetwork: true,
      containers: [{ name: 'kube-apiserver', command: ['kube-apiserver', '--profiling=false'] }],
    });
  });

  test('leaves out only what breaks', () => {
    const one = pod({ containers: [{ name: 'a', securityContext: { privileged: true } }] });
    const findings = [
      finding(one, 'tightening', add(`${context}/allowPrivilegeEscalation`, false)),
      finding(one, 'tightening', add(`${context}/readOnlyRootFilesystem`, true)),
    ];
    assert.deepEqual(repaired(one, findings), {
      containers: [{ name: 'a', securityContext: { privileged: true, readOnlyRootFilesystem: true } }],
    });
  });
});
