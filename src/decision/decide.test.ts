import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../model/field-path.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprintOf } from '../model/fingerprint.ts';
import type { Resource } from '../model/resource.ts';
import { decide } from './decide.ts';
import type { Acceptor } from './exceptions/accept.ts';
import { matches } from './exceptions/matches.ts';
import { parseException } from './exceptions/parse-exception.ts';

const resource = (object: Record<string, unknown>): Resource => {
  const metadata = (object['metadata'] ?? {}) as { name?: string; namespace?: string };
  return {
    reference: {
      apiVersion: String(object['apiVersion']),
      kind: String(object['kind']),
      name: metadata.name ?? '',
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    },
    object,
    origin: { kind: 'file', path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
  };
};

const pod = resource({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'shop', labels: { app: 'web' } },
  spec: { containers: [{ name: 'main' }, { name: 'side' }] },
});

const finding = (more: Partial<Finding> = {}): Finding => ({
  kind: 'misconfiguration',
  check: 'privileged-container',
  severity: 'critical',
  status: 'fail',
  reason: 'privileged container',
  detail: 'container "main" is privileged',
  resource: pod,
  path: '/spec/containers/0/securityContext/privileged' as Finding['path'],
  controls: { nsa: ['NSA-POD-17'] },
  sources: ['insider'],
  ...more,
});

const exception = (spec: Record<string, unknown>, namespace?: string): Resource =>
  resource({
    apiVersion: 'seawall.dev/v1alpha1',
    kind: namespace === undefined ? 'ClusterRiskException' : 'RiskException',
    metadata: { name: 'x', ...(namespace === undefined ? {} : { namespace }) },
    spec: { owner: 'ann', reason: 'driver', ...spec },
  });

const isMatch = (match: Record<string, unknown>, namespace?: string): boolean => {
  const parsed = parseException(exception({ match }, namespace));
  assert.ok(parsed.ok);
  return matches(parsed.value, finding());
};

describe('a RiskException matches by', () => {
  const table = [
    [{ checks: ['privileged-*'] }, true],
    [{ checks: ['host-*'] }, false],
    [{ controls: ['nsa:NSA-POD-17'] }, true],
    [{ controls: ['nsa:NSA-POD-18'] }, false],
    [{ severities: ['critical'] }, true],
    [{ severities: ['low'] }, false],
    [{ kinds: ['Pod'], names: ['web-*'], namespaces: ['shop'] }, true],
    [{ kinds: ['Pod'], names: ['api-*'] }, false],
    [{ labels: { app: 'web' } }, true],
    [{ labels: { app: 'api' } }, false],
    [{ containers: ['main'] }, true],
    [{ containers: ['side'] }, false],
    [{ paths: ['/spec/containers/*'] }, true],
    [{ fingerprints: [fingerprintOf(finding())] }, true],
    [{ fingerprints: ['0'.repeat(32)] }, false],
  ] as const;
  for (const [match, expected] of table)
    test(`${JSON.stringify(match)}: ${expected}`, () => assert.equal(isMatch(match), expected));

  test('its own namespace, when it is a RiskException', () => {
    assert.equal(isMatch({ checks: ['*'] }, 'shop'), true);
    assert.equal(isMatch({ checks: ['*'] }, 'other'), false);
  });

  test('no object that lies in no namespace, unless it is a ClusterRiskException', () => {
    const role = resource({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'x' },
    });
    const isMatchOfRole = (namespace?: string): boolean => {
      const parsed = parseException(exception({ match: { checks: ['*'] } }, namespace));
      assert.ok(parsed.ok);
      return matches(parsed.value, finding({ resource: role }));
    };
    assert.equal(isMatchOfRole('default'), false);
    assert.equal(isMatchOfRole(), true);
  });
});

describe('a RiskException is refused with every fault at its place', () => {
  const table = [
    [{ match: { chekcs: ['a'] } }, ['/spec/match/chekcs']],
    [{ match: {} }, ['/spec/match']],
    [{}, ['/spec/match']],
    [{ match: { checks: ['a'] }, owner: '', expires: 'soon' }, ['/spec/owner', '/spec/expires']],
    [{ match: { checks: 'a' } }, ['/spec/match/checks']],
    [{ match: { severities: ['hihg'] } }, ['/spec/match/severities/0']],
    [{ match: { labels: { a: 1 } } }, ['/spec/match/labels/a']],
    [{ match: { checks: ['a'] }, approval: { at: '2027-01-01' } }, ['/spec/approval/by']],
  ] as const;
  for (const [spec, places] of table)
    test(JSON.stringify(spec), () => {
      const parsed = parseException(exception(spec));
      assert.ok(!parsed.ok);
      assert.deepEqual(
        parsed.faults.map(({ path }) => path),
        places,
      );
    });
});

const acceptor = (more: Partial<Acceptor> = {}): Acceptor => ({
  by: 'exception',
  source: 'x',
  reason: 'driver',
  accepts: ({ check }) => check === 'privileged-container',
  about: { resource: pod },
  ...more,
});

describe('deciding', () => {
  const rules = { acceptors: [], baseline: new Map(), now: '2027-01-01T00:00:00Z', unused: 'raise' } as const;

  test('accepts what an acceptor is about, and says by whom', () => {
    const { counted, accepted } = decide([finding()], { ...rules, acceptors: [acceptor()] });
    assert.deepEqual(counted, []);
    assert.deepEqual(accepted[0]?.acceptance, { by: 'exception', source: 'x', reason: 'driver' });
  });

  test('counts again what an acceptor past its date was about, and reports it', () => {
    const { counted } = decide([finding()], { ...rules, acceptors: [acceptor({ expires: '2026-12-31' })] });
    assert.deepEqual(
      counted.map(({ check }) => check),
      ['privileged-container', 'expired-exception'],
    );
  });

  test('holds a date to its end', () => {
    const { counted } = decide([finding()], { ...rules, acceptors: [acceptor({ expires: '2027-01-01' })] });
    assert.deepEqual(counted, []);
  });

  test('reports what matches nothing, unless only some checks ran', () => {
    const idle = { ...rules, acceptors: [acceptor({ accepts: () => false })] };
    assert.deepEqual(
      decide([], idle).counted.map(({ check }) => check),
      ['unused-exception'],
    );
    assert.deepEqual(decide([], { ...idle, unused: 'leave' }).counted, []);
  });

  test('takes a baseline as often as it holds a fingerprint', () => {
    const baseline = new Map([[fingerprintOf(finding()), 1]]);
    const { counted, accepted } = decide([finding(), finding()], { ...rules, baseline });
    assert.deepEqual([counted.length, accepted.length], [1, 1]);
  });
});
