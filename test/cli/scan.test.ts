import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { seawall, withFiles } from './run.ts';

const pod = (name: string, privileged = 'true'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: app
      image: registry.example.com/app:1.2.3
      securityContext:
        privileged: ${privileged}
`;

interface Report {
  readonly partial: boolean;
  readonly findings: readonly {
    check: string;
    severity: string;
    location: { file: string; line: number };
    fingerprint: string;
  }[];
  readonly accepted: readonly { exception: { by: string } }[];
  readonly problems: readonly { code: string; file: string; line?: number }[];
}

const report = (text: string): Report => JSON.parse(text) as Report;

describe('seawall scan', () => {
  test('finds what kubectl would read, with its line', () => {
    withFiles({ 'pod.yaml': pod('web', 'yes') }, (folder) => {
      const { status, out } = seawall(folder, ['scan', 'pod.yaml', '-o', 'json']);
      assert.equal(status, 0);
      const found = report(out).findings.find(({ check }) => check === 'privileged-container');
      assert.deepEqual(
        [found?.severity, found?.location.file, found?.location.line],
        ['critical', 'pod.yaml', 10],
      );
    });
  });

  test('reads standard input', () => {
    withFiles({}, (folder) => {
      const { status, out } = seawall(folder, ['scan', '-', '-o', 'json'], pod('web'));
      assert.equal(status, 0);
      assert.ok(report(out).findings.some(({ check }) => check === 'privileged-container'));
    });
  });

  test('gives the same findings whatever the order of files and documents', () => {
    const prints = (files: Record<string, string>): readonly string[] => {
      let found: readonly string[] = [];
      withFiles(files, (folder) => {
        found = report(seawall(folder, ['scan', '.', '-o', 'json']).out)
          .findings.map(({ fingerprint }) => fingerprint)
          .sort();
      });
      return found;
    };
    assert.deepEqual(
      prints({ 'a.yaml': `${pod('a')}---\n${pod('b')}` }),
      prints({ 'y.yaml': pod('b'), 'z.yaml': pod('a') }),
    );
  });

  test('exits with 1 at or over --fail-on, and only then', () => {
    withFiles({ 'pod.yaml': pod('web') }, (folder) => {
      assert.equal(seawall(folder, ['scan', '.']).status, 0);
      assert.equal(seawall(folder, ['scan', '.', '--fail-on', 'critical']).status, 1);
      assert.equal(
        seawall(folder, ['scan', '.', '--fail-on', 'critical', '--exclude', 'privileged-container']).status,
        0,
      );
    });
  });

  test('scans the other documents of a broken file, says so, and exits with 3 only under --strict', () => {
    withFiles({ 'pod.yaml': `${pod('web')}---\na: [\n` }, (folder) => {
      const ran = seawall(folder, ['scan', '.', '-o', 'json']);
      assert.equal(ran.status, 0);
      assert.match(ran.err, /partial: 1 problem/);
      const { partial, problems, findings } = report(ran.out);
      assert.equal(partial, true);
      assert.equal(problems[0]?.code, 'invalid-yaml');
      assert.ok(findings.length > 0);
      assert.equal(seawall(folder, ['scan', '.', '--strict']).status, 3);
      assert.equal(seawall(folder, ['scan', '.', '--strict', '--fail-on', 'low']).status, 1);
    });
  });

  test('writes several reports in one run', () => {
    withFiles({ 'pod.yaml': pod('web') }, (folder) => {
      const { out } = seawall(folder, [
        'scan',
        '.',
        '-o',
        'table',
        '-o',
        'sarif=out/a.sarif',
        '-o',
        'html=out/a.html',
      ]);
      assert.match(out, /privileged-container/);
      assert.equal(JSON.parse(readFileSync(join(folder, 'out/a.sarif'), 'utf8')).version, '2.1.0');
      assert.ok(existsSync(join(folder, 'out/a.html')));
    });
  });

  test('counts only what is new over a baseline', () => {
    withFiles({ 'a.yaml': pod('a') }, (folder) => {
      seawall(folder, ['scan', '.', '--write-baseline', 'baseline.json']);
      const again = report(
        seawall(folder, ['scan', 'a.yaml', '--baseline', 'baseline.json', '-o', 'json']).out,
      );
      assert.deepEqual(again.findings, []);
      assert.ok(again.accepted.every(({ exception }) => exception.by === 'baseline'));
    });
  });

  test('scans the newest commit of a repository, with paths from its root', () => {
    withFiles({ 'k8s/pod.yaml': pod('web') }, (folder) => {
      const git = (...words: readonly string[]) =>
        spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: folder });
      git('init', '-q');
      git('add', '.');
      git('commit', '-q', '-m', 'first');
      const { out, status } = seawall(folder, ['scan', `file://${folder}`, '-o', 'json']);
      assert.equal(status, 0);
      assert.ok(report(out).findings.every(({ location }) => location.file === 'k8s/pod.yaml'));
      const failed = seawall(folder, ['scan', `file://${folder}/none`]);
      assert.equal(failed.status, 2);
      assert.match(failed.err, /could not be cloned/);
    });
  });

  test('prints no secret, in no report', () => {
    const secret = `Zk9${'q7Lw'}xT2vB4nM8c`;
    const text = pod('web').replace(
      '      image:',
      `      env:\n        - name: DB_PASSWORD\n          value: ${secret}\n      image:`,
    );
    withFiles({ 'pod.yaml': text }, (folder) => {
      const forms = ['table', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab', 'html'];
      const { out } = seawall(folder, ['scan', '.', ...forms.flatMap((form) => ['-o', form])]);
      assert.match(out, /env-var-secret|secret-in/);
      assert.doesNotMatch(out, new RegExp(secret));
      assert.doesNotMatch(seawall(folder, ['fix', '.', '--diff', '--unsafe']).out, new RegExp(secret));
    });
  });
});

test('what README shows of the example is what scan prints', () => {
  const root = join(import.meta.dirname, '../..');
  const [, shown = ''] =
    /would change:\n\n((?: {4}.*\n)+)/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  assert.match(shown, /CRITICAL/);
  const { out } = seawall(root, ['scan', 'examples/shop', '--no-config']);
  assert.ok(out.includes(shown.replace(/^ {4}/gm, '')), shown);
});

describe('a refusal names the place and the way out', () => {
  const table = [
    [['scna'], /no command "scna"; did you mean "scan"/],
    [['scan', '--fial-on', 'high'], /no option --fial-on; did you mean "--fail-on"/],
    [['scan', '--fail-on', 'hihg'], /did you mean "high"/],
    [['scan', '--fail-on'], /--fail-on needs a value/],
    [['scan', '-o', 'sarf'], /did you mean "sarif"/],
    [['scan', '--include', 'privleged-container'], /did you mean "privileged-container"/],
    [['scan', '--framework', 'nsaa'], /did you mean "nsa"/],
    [['scan', 'nowhere'], /nowhere/],
    [['scan', '.'], /nothing to scan/],
    [['explain', 'privleged-container'], /did you mean "privileged-container"/],
    [['list', 'chekcs'], /did you mean "checks"/],
    [['profile', 'check', '--profile', 'restrictd', '.'], /did you mean "restricted"/],
    [['profile', 'check', '--profile', 'restricted@v1.99', '.'], /v1\.37/],
    [['profile', 'chekc'], /needs one of: check/],
    [['scan', '--baseline', 'none.json', '.'], /none\.json cannot be read/],
  ] as const;
  for (const [words, expected] of table)
    test(words.join(' '), () => {
      withFiles({}, (folder) => {
        const { status, err } = seawall(folder, words);
        assert.equal(status, 2);
        assert.match(err, expected);
      });
    });

  test('seawall.yaml with several mistakes lists all of them with their lines', () => {
    withFiles(
      { 'seawall.yaml': 'failOn: hihg\nchekcs: {}\nchecks:\n  latest-tagg: {}\n', 'pod.yaml': pod('a') },
      (folder) => {
        const { status, err } = seawall(folder, ['scan', '.']);
        assert.equal(status, 2);
        assert.match(err, /seawall\.yaml:1:1 \/failOn cannot be "hihg"; did you mean "high"/);
        assert.match(err, /seawall\.yaml:2:1 \/chekcs there is no key "chekcs"; did you mean "checks"/);
        assert.match(err, /seawall\.yaml:4:3 .*did you mean "latest-tag"/);
      },
    );
  });
});

describe('seawall profile check', () => {
  test('gives one result a workload in the published form', () => {
    withFiles({ 'pod.yaml': pod('web') }, (folder) => {
      const { out } = seawall(folder, ['profile', 'check', '--profile', 'baseline@v1.25', '.', '-o', 'json']);
      const { results, problems } = JSON.parse(out) as {
        results: { violations: { control: string; paths: string[] }[] }[];
        problems: object[];
      };
      const [first] = results;
      assert.deepEqual(problems, []);
      assert.deepEqual(results, [
        {
          resource: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
          location: { file: 'pod.yaml', line: 1 },
          profile: 'baseline',
          version: 'v1.25',
          allowed: false,
          violations: first?.violations,
        },
      ]);
      assert.deepEqual(
        first?.violations.map((one) => [one.control, one.paths]),
        [['privileged', ['/spec/containers/0/securityContext/privileged']]],
      );
    });
  });
});

describe('seawall fix', () => {
  test('writes tightening repairs on request, keeps comments, and does nothing the second time', () => {
    withFiles({ 'pod.yaml': pod('web', 'true # for the driver') }, (folder) => {
      seawall(folder, ['fix', '.', '--unsafe', '--check', 'privileged-container']);
      const first = readFileSync(join(folder, 'pod.yaml'), 'utf8');
      assert.equal(first, pod('web', 'false # for the driver'));
      const again = seawall(folder, ['fix', '.', '--unsafe', '--check', 'privileged-container']);
      assert.match(again.out, /nothing to repair/);
      assert.equal(readFileSync(join(folder, 'pod.yaml'), 'utf8'), first);
    });
  });

  test('shows a diff and writes nothing', () => {
    withFiles({ 'pod.yaml': pod('web') }, (folder) => {
      const { out } = seawall(folder, ['fix', '.', '--unsafe', '--diff', '--check', 'privileged-container']);
      assert.match(out, /^--- a\/pod\.yaml\n\+\+\+ b\/pod\.yaml\n@@ -7,4 \+7,4 @@/);
      assert.match(out, /^-\s+privileged: true\n\+\s+privileged: false$/m);
      assert.equal(readFileSync(join(folder, 'pod.yaml'), 'utf8'), pod('web'));
    });
  });

  test('leaves alone what somebody accepted', () => {
    withFiles(
      { 'pod.yaml': pod('web', 'true # seawall:ignore privileged-container reason="driver"') },
      (folder) => {
        const { out } = seawall(folder, ['fix', '.', '--unsafe', '--check', 'privileged-container']);
        assert.match(out, /nothing to repair/);
      },
    );
  });
});

describe('the program as a newcomer meets it', () => {
  test('says its version, the one of package.json', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    withFiles({}, (folder) => assert.equal(seawall(folder, ['--version']).out, `seawall ${version}\n`));
  });

  test('explains a check, a control and a problem', () => {
    withFiles({}, (folder) => {
      assert.match(seawall(folder, ['explain', 'privileged-container']).out, /What to do/);
      assert.match(seawall(folder, ['explain', 'NSA-POD-17']).out, /privileged-container/);
      assert.match(seawall(folder, ['explain', 'invalid-yaml']).out, /not valid YAML/);
    });
  });
});
