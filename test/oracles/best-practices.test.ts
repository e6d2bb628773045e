import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import type { ParameterValue } from '../../src/analysis/posture/parameter.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { collectManifests } from '../../src/sources/manifests/collect.ts';

/** Cases of Kyverno's best-practice policies: for each policy and object, whether it passes. */
const folder = join(process.env['SEAWALL_DATA'] ?? '../shared/data', 'best-practices');

/** Our checks on a topic. */
interface Topic {
  readonly checks: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** For rules that ask for a part of what our checks ask. */
  readonly counts?: (finding: Finding, rule: string) => boolean;
}

const socketOfRule: Readonly<Record<string, RegExp>> = {
  'validate-docker-sock-mount': /docker\.sock/,
  'validate-containerd-sock-mount': /containerd/,
  'validate-crio-sock-mount': /crio/,
};

const topics: Readonly<Record<string, Topic>> = {
  'check-deprecated-apis': { checks: ['removed-api-version', 'deprecated-api-version'] },
  'disallow-cri-sock-mount': {
    checks: ['container-runtime-socket'],
    counts: ({ detail }, rule) => socketOfRule[rule]?.test(detail) ?? true,
  },
  'disallow-default-namespace': { checks: ['use-namespace'] },
  'disallow-empty-ingress-host': {
    checks: ['ingress-any-host'],
    // A host such as *.example.com is not empty; we name it all the same, at the lowest severity.
    counts: ({ severity }) => severity !== 'info',
  },
  'disallow-helm-tiller': { checks: ['helm-tiller'] },
  'disallow-latest-tag': { checks: ['latest-tag'] },
  'require-drop-all': { checks: ['drop-all-capabilities'] },
  'require-drop-cap-net-raw': { checks: ['drop-net-raw-capability'] },
  'require-labels': { checks: ['recommended-labels'] },
  'require-pod-requests-limits': {
    checks: ['unset-cpu-requirements', 'memory-request-unset', 'unset-memory-requirements'],
  },
  'require-probes': { checks: ['no-probe'] },
  'require-ro-rootfs': { checks: ['no-read-only-root-fs'] },
  'restrict-image-registries': {
    checks: ['image-registry'],
    parameters: { trusted: ['eu.foo.io', 'bar.io'] },
  },
  'restrict-node-port': {
    checks: ['exposed-services'],
    counts: ({ detail }) => detail.includes('NodePort'),
  },
  'restrict-service-external-ips': { checks: ['service-external-ips'] },
};

/** `folder rule kind name`, where we answer otherwise, and why. */
const disagreements: Readonly<Record<string, string>> = {};

/** Policies that make or change objects instead of judging them: named here so that none is overlooked. */
const notJudging: readonly string[] = [
  'add-network-policy default-deny Namespace hello-world-namespace',
  'add-ns-quota generate-limitrange Namespace hello-world-namespace',
  'add-ns-quota generate-resourcequota Namespace hello-world-namespace',
  'add-safe-to-evict annotate-empty-dir Pod myapp-pod03',
  'add-safe-to-evict annotate-empty-dir Pod myapp-pod01',
  'add-safe-to-evict annotate-host-path Pod myapp-pod04',
  'add-safe-to-evict annotate-host-path Pod myapp-pod02',
];

interface Assertion {
  readonly topic: string;
  readonly rule: string;
  readonly kind: string;
  readonly name: string;
  readonly result: string;
}

const textOf = (value: unknown, key: string): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, key) ?? '') : '';

const listOf = (value: unknown, key: string): readonly unknown[] => {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(list) ? list : [];
};

const fileOf = (topic: string, name: string): string => join(folder, topic, '.kyverno-test', name);

const assertionsOf = (topic: string): readonly Assertion[] =>
  listOf(load(readFileSync(fileOf(topic, 'kyverno-test.yaml'), 'utf8')), 'results').flatMap((row) =>
    listOf(row, 'resources').map((name) => ({
      topic,
      rule: textOf(row, 'rule'),
      kind: textOf(row, 'kind'),
      name: String(name),
      result: textOf(row, 'result'),
    })),
  );

const nameOf = ({ topic, rule, kind, name }: Assertion): string => `${topic} ${rule} ${kind} ${name}`;

const answerOf = (
  { topic, rule, kind, name }: Assertion,
  { checks: ids, parameters, counts }: Topic,
): string => {
  const { resources, problems } = collectManifests([fileOf(topic, 'resource.yaml')]);
  assert.deepEqual(problems, []);
  const judged = resources.find(({ reference }) => reference.kind === kind && reference.name === name);
  assert.ok(judged !== undefined, `${kind} ${name} is in resource.yaml`);
  const plan = checks
    .filter((check) => ids.includes(check.id))
    .map(planned)
    .map((one) => ({ ...one, parameters: { ...one.parameters, ...parameters } }));
  assert.equal(plan.length, ids.length, `there are checks ${ids.join(', ')}`);
  const findings = analyze(takeInventory(resources), plan).findings.filter(
    (finding) => finding.resource === judged && (counts === undefined || counts(finding, rule)),
  );
  assert.ok(findings.every(({ status }) => status !== 'error'));
  return findings.length > 0 ? 'fail' : 'pass';
};

const isThere = existsSync(folder);
const assertions = isThere
  ? readdirSync(folder)
      .filter((topic) => existsSync(fileOf(topic, 'kyverno-test.yaml')))
      .toSorted()
      .flatMap(assertionsOf)
  : [];
const judging = assertions.filter((one) => !notJudging.includes(nameOf(one)) && one.result !== 'skip');

describe('best-practice policies of another engine', { skip: isThere ? false : `no ${folder}` }, () => {
  test('are all looked at', () => {
    assert.equal(judging.length, 69);
    const names = assertions.map(nameOf);
    assert.deepEqual(
      [...notJudging, ...Object.keys(disagreements)].filter((name) => !names.includes(name)),
      [],
    );
    assert.deepEqual([...new Set(judging.map(({ topic }) => topic))], Object.keys(topics));
  });

  test('are answered otherwise in two cases at most', () => {
    assert.ok(Object.keys(disagreements).length <= 2);
  });

  for (const one of judging) {
    const topic = topics[one.topic];
    const reason = disagreements[nameOf(one)];
    test(`${nameOf(one)}: ${one.result}${reason === undefined ? '' : `, and not so here: ${reason}`}`, () => {
      assert.ok(topic !== undefined);
      const answer = answerOf(one, topic);
      if (reason === undefined) assert.equal(answer, one.result);
      else assert.notEqual(answer, one.result, 'an unexpected agreement');
    });
  }
});
