import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isOnPath } from '../../src/platform/process.ts';
import { seawall, withFiles } from './run.ts';

interface Found {
  readonly check: string;
  readonly path: string;
  readonly location: { readonly file: string; readonly line: number; readonly precision: string };
}

interface Report {
  readonly findings: readonly Found[];
  readonly problems: readonly { readonly code: string; readonly file: string; readonly detail: string }[];
}

const scan = (folder: string, ...words: readonly string[]): Report =>
  JSON.parse(seawall(folder, ['scan', ...words, '-o', 'json']).out) as Report;

const find = ({ findings }: Report, check: string): Found | undefined =>
  findings.find((one) => one.check === check);

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
  'chart/values.yaml': 'image: registry.example.com/app\ntag: latest\nhost: false\nprivileged: true\n',
  'chart/crds/crd.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: from-crds\n',
  'chart/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-web
spec:
  {{- if .Values.host }}
  hostNetwork: true
  {{- end }}
  containers:
    - name: app
      image: "{{ .Values.image }}:{{ .Values.tag }}"
      securityContext:
        privileged: {{ .Values.privileged }}
`,
};

describe('Helm charts', { skip: !isOnPath('helm') && 'helm is not on PATH' }, () => {
  test('are rendered, and findings lie in the template', () => {
    withFiles(chart, (folder) => {
      const report = scan(folder, 'chart');
      assert.deepEqual(report.problems, []);
      assert.deepEqual(find(report, 'privileged-container')?.location, {
        file: 'chart/templates/pod.yaml',
        line: 13,
        column: 9,
        endLine: 13,
        endColumn: 45,
        precision: 'exact',
      });
      assert.equal(find(report, 'latest-tag')?.location.line, 11);
      assert.equal(find(report, 'host-network'), undefined);
    });
  });

  test('take values files and settings', () => {
    withFiles({ ...chart, 'prod.yaml': 'tag: 1.2.3\n' }, (folder) => {
      const report = scan(
        folder,
        'chart',
        '--values',
        'prod.yaml',
        '--set',
        'host=true',
        '--set',
        'privileged=false',
      );
      assert.equal(find(report, 'latest-tag'), undefined);
      assert.equal(find(report, 'privileged-container'), undefined);
      assert.deepEqual(
        [find(report, 'host-network')?.location.line, find(report, 'host-network')?.location.precision],
        [7, 'exact'],
      );
    });
  });

  test('that do not render are one problem, and the files outside of templates are still read', () => {
    withFiles(
      {
        ...chart,
        'chart/templates/bad.yaml': '{{ fail "no" }}\n',
        'chart/extra/pod.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { hostPID: true, containers: [] }\n',
      },
      (folder) => {
        const { problems, findings } = scan(folder, 'chart');
        assert.deepEqual(
          problems.map(({ code, file }) => [code, file]),
          [['render-failed', 'chart']],
        );
        assert.ok(findings.some(({ check }) => check === 'host-pid'));
      },
    );
  });

  test('whose dependencies are elsewhere are one problem with the way out', () => {
    const remote = `${chart['chart/Chart.yaml']}dependencies:\n  - name: redis\n    version: 1.0.0\n    repository: https://charts.example.com\n`;
    withFiles({ ...chart, 'chart/Chart.yaml': remote }, (folder) => {
      const { problems } = scan(folder, 'chart');
      assert.equal(problems[0]?.code, 'remote-refused');
      assert.match(problems[0]?.detail ?? '', /--allow-remote/);
    });
  });

  test('in an archive are looked into first, then rendered', () => {
    withFiles(chart, (folder) => {
      spawnSync('tar', ['czf', 'demo.tgz', 'chart'], { cwd: folder });
      const report = scan(folder, 'demo.tgz');
      assert.deepEqual(report.problems, []);
      assert.deepEqual(
        [
          find(report, 'privileged-container')?.location.file,
          find(report, 'privileged-container')?.location.precision,
        ],
        ['demo.tgz', 'file'],
      );
    });
  });

  test('get hints instead of edits, with the key of the values', () => {
    withFiles(chart, (folder) => {
      const { out } = seawall(folder, [
        'fix',
        'chart',
        '--unsafe',
        '--check',
        'privileged-container',
        '--as',
        'values',
      ]);
      assert.match(out, /chart\/templates\/pod\.yaml/);
      assert.match(out, /line 13 .*privileged: false, or in the values: privileged/);
    });
  });

  test('find none of the user: not the home, not the plug-ins', () => {
    withFiles(
      { ...chart, 'chart/templates/pod.yaml': '{{ lookup "v1" "Secret" "default" "x" | toYaml }}\n' },
      (folder) => {
        assert.deepEqual(scan(folder, 'chart').problems, []);
      },
    );
  });
});

test('without helm a chart is one problem, and the rest is read', () => {
  withFiles(chart, (folder) => {
    const node = process.execPath;
    const program = join(import.meta.dirname, '../../src/apps/cli/start.ts');
    const { stdout } = spawnSync(node, [program, 'scan', 'chart', '-o', 'json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: '/nowhere' },
    });
    const { problems } = JSON.parse(stdout) as Report;
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['helm-missing'],
    );
  });
});

/** One entry of a tar archive (ustar). */
const entry = (name: string, text: string, type = '0', link = ''): Buffer => {
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write(type, 156);
  head.write(link, 157, 100);
  head.write('ustar\u000000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  body.write(text);
  return Buffer.concat([head, body]);
};

describe('a hostile chart archive is one problem, and helm never sees it:', () => {
  const end = Buffer.alloc(1024);
  const good = entry('demo/Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.0.0\n');
  const oversized = entry('demo/x', 'a');
  oversized.write('7', 125);
  const archives: Readonly<Record<string, Buffer>> = {
    'a path out of the folder': gzipSync(Buffer.concat([good, entry('demo/../../evil.yaml', 'a: 1'), end])),
    'an absolute path': gzipSync(Buffer.concat([good, entry('/etc/evil.yaml', 'a: 1'), end])),
    'a symbolic link': gzipSync(
      Buffer.concat([good, entry('demo/templates/x.yaml', '', '2', '/etc/passwd'), end]),
    ),
    'a hard link': gzipSync(
      Buffer.concat([good, entry('demo/templates/x.yaml', '', '1', '/etc/passwd'), end]),
    ),
    'a name in an extended header': gzipSync(
      Buffer.concat([entry('x', '26 path=../../../evil.yaml\n', 'x'), good, end]),
    ),
    'a size that does not fit': gzipSync(
      Buffer.concat([
        good,
        Buffer.from(entry('demo/x', 'a').map((byte, index) => (index === 125 ? 0x37 : byte))),
        end,
      ]),
    ),
    'a bomb': gzipSync(Buffer.alloc(300 * 1024 * 1024)),
    'no gzip': Buffer.from('hello'),
    'no tar': gzipSync(Buffer.from('hello')),
  };
  for (const [name, bytes] of Object.entries(archives))
    test(name, () => {
      withFiles({ 'x.tgz': '' }, (folder) => {
        writeFileSync(join(folder, 'x.tgz'), bytes);
        const { problems, findings } = scan(folder, 'x.tgz');
        assert.equal(problems.length, 1);
        assert.ok(
          ['render-failed', 'limit-exceeded'].includes(problems[0]?.code ?? ''),
          JSON.stringify(problems),
        );
        assert.deepEqual(findings, []);
      });
    });
});

const kustomize = isOnPath('kubectl') || isOnPath('kustomize');

describe('kustomizations', { skip: kustomize ? false : 'neither kubectl nor kustomize is on PATH' }, () => {
  const files = {
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'base/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers:\n    - name: side\n      image: x:1\n    - name: app\n      image: nginx\n',
    'overlay/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\npatches:\n  - path: patch.yaml\n',
    'overlay/patch.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  hostPID: true\n  containers:\n    - name: app\n      securityContext:\n        privileged: true\n',
  };

  test('are rendered once, from their roots, and findings lie in the file or the patch that they came from', () => {
    withFiles(files, (folder) => {
      const report = scan(folder, '.');
      assert.deepEqual(report.problems, []);
      const place = (check: string) => {
        const location = find(report, check)?.location;
        return [location?.file, location?.line, location?.precision];
      };
      assert.deepEqual(place('host-network'), ['base/pod.yaml', 6, 'exact']);
      assert.deepEqual(place('host-pid'), ['overlay/patch.yaml', 5, 'exact']);
      assert.deepEqual(place('privileged-container'), ['overlay/patch.yaml', 9, 'exact']);
      assert.deepEqual(place('latest-tag'), ['base/pod.yaml', 11, 'exact']);
      assert.equal(report.findings.filter(({ check }) => check === 'host-network').length, 1);
    });
  });

  test('that want something from elsewhere are one problem, and their files are read one by one', () => {
    withFiles(
      { ...files, 'overlay/kustomization.yaml': 'resources: [../base, github.com/example/repo?ref=main]\n' },
      (folder) => {
        const { problems, findings } = scan(folder, '.');
        assert.deepEqual(
          problems.map(({ code }) => code),
          ['remote-refused'],
        );
        assert.ok(findings.some(({ check }) => check === 'host-network'));
      },
    );
  });

  test('that run charts or plug-ins are refused', () => {
    withFiles(
      {
        ...files,
        'overlay/kustomization.yaml':
          'resources: [../base]\nhelmCharts: [{ name: x, repo: https://charts.example.com }]\n',
      },
      (folder) => {
        assert.deepEqual(
          scan(folder, 'overlay').problems.map(({ code }) => code),
          ['remote-refused'],
        );
      },
    );
  });
});
