import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { seawall, withFiles } from './run.ts';

const check = (
  id: string,
  expression = 'containers.all(c, has(c.ports))',
): string => `apiVersion: seawall.dev/v1alpha1
kind: Check
metadata:
  name: ${id}
spec:
  title: Containers say their ports
  severity: high
  reason: no ports
  rationale: What a container listens on should be known to whoever reads its manifest.
  sources: [insider]
  match: pods
  parameters:
    needed: { type: boolean, default: true, description: whether ports are needed at all }
  validations:
    - expression: "!params.needed || ${expression}"
      pathExpression: podPath
  remedy:
    words: Write down the ports.
  examples:
    - name: ports
      spec: { containers: [{ name: app, ports: [{ containerPort: 80 }] }] }
      violations: []
    - name: no ports
      spec: { containers: [{ name: app }] }
      violations: [/spec]
`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
`;

interface Finding {
  readonly check: string;
  readonly severity: string;
  readonly detail: string;
  readonly location: { readonly line: number };
}

const found = (out: string, id: string): readonly Finding[] =>
  (JSON.parse(out) as { findings: readonly Finding[] }).findings.filter((finding) => finding.check === id);

describe('own checks on the command line', () => {
  test('are found with ours when named by --checks', () => {
    withFiles({ 'pod.yaml': pod, 'checks/a.yaml': check('say-ports') }, (folder) => {
      const { status, out } = seawall(folder, [
        'scan',
        'pod.yaml',
        '--checks',
        'checks',
        '-o',
        'json',
        '--fail-on',
        'high',
      ]);
      assert.equal(status, 1);
      assert.deepEqual(
        found(out, 'say-ports').map(({ severity, detail, location }) => [severity, detail, location.line]),
        [['high', 'no ports', 4]],
      );
      assert.ok(found(out, 'latest-tag').length + found(out, 'no-read-only-root-fs').length > 0);
    });
  });

  test('are found in .seawall/checks beside seawall.yaml, which may set them', () => {
    withFiles(
      {
        'k8s/pod.yaml': pod,
        'seawall.yaml':
          'checks: { say-ports: { severity: low }, other: { parameters: { needed: false } } }\n',
        '.seawall/checks/say-ports.yaml': check('say-ports'),
        '.seawall/checks/other.yaml': check('other'),
      },
      (folder) => {
        const { out } = seawall(join(folder, 'k8s'), ['scan', '.', '-o', 'json']);
        assert.deepEqual(
          found(out, 'say-ports').map(({ severity }) => severity),
          ['low'],
        );
        assert.deepEqual(found(out, 'other'), []);
        assert.match(seawall(folder, ['list', 'checks']).out, /say-ports +high +own /);
        assert.match(seawall(folder, ['explain', 'say-ports']).out, /Write down the ports/);
        assert.deepEqual(
          found(seawall(folder, ['scan', 'k8s', '--no-config', '-o', 'json']).out, 'say-ports'),
          [],
        );
      },
    );
  });

  test('are read from where seawall.yaml says, as seen from there', () => {
    withFiles(
      { 'seawall.yaml': 'ownChecks: rules\n', 'rules/a.yaml': check('say-ports'), 'k8s/pod.yaml': pod },
      (folder) => {
        const { out } = seawall(join(folder, 'k8s'), ['scan', '.', '-o', 'json', '--exclude', 'area:*']);
        assert.equal(found(out, 'say-ports').length, 0, 'area:own is excluded with the others');
        const all = seawall(join(folder, 'k8s'), ['scan', '.', '-o', 'json']);
        assert.equal(found(all.out, 'say-ports').length, 1);
      },
    );
  });

  test('that are wrong are refused, all at once, with their lines', () => {
    withFiles(
      {
        'pod.yaml': pod,
        'a.yaml': check('say-ports', 'contaners.all(c, true)'),
        'b.yaml': check('latest-tag').replace('severity: high', 'severity: hihg'),
        'c.yaml': `${check('twice')}---\n${check('twice')}`,
      },
      (folder) => {
        const { status, err } = seawall(folder, [
          'scan',
          'pod.yaml',
          ...['a.yaml', 'b.yaml', 'c.yaml'].flatMap((file) => ['--checks', file]),
        ]);
        assert.equal(status, 2);
        assert.match(err, /a\.yaml:15:7 .*did you mean "containers"/);
        assert.match(err, /b\.yaml:7:3 .*did you mean "high"/);
        assert.match(err, /c\.yaml:\d+ there is a check "twice" already: c\.yaml:4/);
      },
    );
  });

  test('may not take the id of one of ours, nor be missing', () => {
    withFiles({ 'pod.yaml': pod, 'a.yaml': check('latest-tag') }, (folder) => {
      assert.match(
        seawall(folder, ['scan', 'pod.yaml', '--checks', 'a.yaml']).err,
        /there is a check "latest-tag" already: a check of Seawall/,
      );
      assert.match(
        seawall(folder, ['scan', 'pod.yaml', '--checks', 'nope']).err,
        /there are no own checks at nope/,
      );
    });
  });

  test('are written by check new and tried by check test', () => {
    withFiles({ 'pod.yaml': pod }, (folder) => {
      assert.equal(seawall(folder, ['check', 'new', 'team-label']).status, 0);
      const file = '.seawall/checks/team-label.yaml';
      assert.ok(existsSync(join(folder, file)));
      const tested = seawall(folder, ['check', 'test', file]);
      assert.equal(tested.status, 0, tested.err);
      assert.match(tested.out, /1 check, 2 examples: all pass/);
      const before = readFileSync(join(folder, file), 'utf8');
      assert.equal(seawall(folder, ['check', 'new', 'team-label']).status, 2);
      assert.equal(readFileSync(join(folder, file), 'utf8'), before);
      assert.equal(found(seawall(folder, ['scan', 'pod.yaml', '-o', 'json']).out, 'team-label').length, 1);
    });
  });

  test('fail check test when an example says something else', () => {
    withFiles({ 'a.yaml': check('say-ports').replace('[/spec]', '[/spec/containers]') }, (folder) => {
      const { status, out } = seawall(folder, ['check', 'test', 'a.yaml']);
      assert.equal(status, 1);
      assert.match(out, /FAIL {2}no ports\n +is not reported, but should be: \/spec\/containers\n/);
    });
  });
});
