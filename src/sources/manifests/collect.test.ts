import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { nameOf } from '../../model/resource.ts';
import { collectManifests, type Manifests } from './collect.ts';
import type { WalkOptions } from './walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'seawall-collect-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A new folder with these files. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const root = join(folder, String(count++));
  mkdirSync(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
};

const configMap = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

const namesIn = ({ resources }: Manifests): readonly string[] =>
  resources.map(({ reference }) => nameOf(reference));

const problemsIn = ({ problems }: Manifests, root: string): readonly string[] =>
  problems.map(({ code, file, line, column }) =>
    [code, file.replace(`${root}/`, ''), line, column].filter(Boolean).join(' '),
  );

const collected = (files: Readonly<Record<string, string>>, options: WalkOptions = {}): readonly string[] =>
  namesIn(collectManifests([folderOf(files)], options)).map((name) => name.replace('ConfigMap ', ''));

describe('a folder', () => {
  test('gives the objects of its YAML and JSON files, in the order of their names', () =>
    assert.deepEqual(
      collected({
        'b.yml': configMap('b'),
        'a/z.yaml': configMap('a-z'),
        'a.yaml': `${configMap('a')}---\n${configMap('a2')}`,
        'c.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}}',
        'd.txt': configMap('d'),
        'e.yaml.tmpl': configMap('e'),
        '.hidden/f.yaml': configMap('f'),
        'node_modules/g.yaml': configMap('g'),
        '.git/h.yaml': configMap('h'),
      }),
      ['f', 'a-z', 'a', 'a2', 'b', 'c'],
    ));

  test('is silent about files that are something else', () => {
    const root = folderOf({
      'package.json': '{"name": "x"}',
      'values.yaml': 'image: {tag: 1}\n',
      'compose.yaml': 'services: {a: {image: b}}\n',
      'broken.yaml': 'a: [\n',
      'tsconfig.json': '{ // comment\n}',
      'list.yaml': '- apiVersion: v1\n  kind: ConfigMap\n',
      'text.yaml': 'apiVersion and kind are words here\n',
      'helper.yaml': '{{ define "apiVersion" }}kind{{ end }}\n',
      'ok.yaml': configMap('ok'),
    });
    const manifests = collectManifests([root]);
    assert.deepEqual([namesIn(manifests), problemsIn(manifests, root)], [['ConfigMap ok'], []]);
    assert.deepEqual([...manifests.texts.keys()], [join(root, 'ok.yaml')]);
    assert.equal(manifests.files.length, 9);
  });

  test('tells of a manifest that cannot be read, a template as well', () => {
    const root = folderOf({
      'broken.yaml': `${configMap('a')}---\n${configMap('b')}data: [\n`,
      'template.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n',
    });
    const manifests = collectManifests([root]);
    assert.deepEqual(namesIn(manifests), ['ConfigMap a']);
    assert.deepEqual(problemsIn(manifests, root), [
      'invalid-yaml broken.yaml 9 1',
      'invalid-yaml template.yaml 4 10',
    ]);
  });

  test('tells of a document that has only half of what names an object', () => {
    const root = folderOf({ 'half.yaml': `${configMap('a')}---\nkind: ConfigMap\nmetadata: {name: b}\n` });
    assert.deepEqual(problemsIn(collectManifests([root]), root), ['not-an-object half.yaml 5']);
  });

  test('may leave out what .seawallignore names, at every level, as git does', () =>
    assert.deepEqual(
      collected({
        '.seawallignore': '# comment\n*.draft.yaml\n/out/\nb/*\n!b/keep.yaml\n',
        'a.yaml': configMap('a'),
        'a.draft.yaml': configMap('a-draft'),
        'out/c.yaml': configMap('out'),
        'deep/out/c.yaml': configMap('deep-out'),
        'b/drop.yaml': configMap('drop'),
        'b/keep.yaml': configMap('keep'),
        'deep/.seawallignore': '!x.draft.yaml\ny.yaml\n',
        'deep/x.draft.yaml': configMap('x'),
        'deep/y.yaml': configMap('deep-y'),
        'y.yaml': configMap('top-y'),
      }),
      ['a', 'keep', 'deep-out', 'x', 'top-y'],
    ));

  test('may leave out what --skip-files names', () =>
    assert.deepEqual(
      collected(
        { 'a.yaml': configMap('a'), 'tests/b.yaml': configMap('b'), 'c.test.yaml': configMap('c') },
        { skipFiles: ['**/tests/**', '*.test.yaml'] },
      ),
      ['a'],
    ));

  test('is not entered where a renderer claims it', () => {
    const asked: string[] = [];
    const names = collected(
      {
        'chart/Chart.yaml': 'name: x\n',
        'chart/templates/a.yaml': configMap('a'),
        'b/b.yaml': configMap('b'),
      },
      {
        isClaimed: (path, entries) => {
          asked.push(path.split('/').pop() ?? '');
          return entries.includes('Chart.yaml');
        },
      },
    );
    assert.deepEqual(names, ['b']);
    assert.deepEqual(asked.slice(1), ['b', 'chart']);
  });
});

describe('a file that is named', () => {
  test('is read whatever its extension and whatever is ignored', () => {
    const root = folderOf({ 'a.txt': configMap('a'), '.seawallignore': '*' });
    assert.deepEqual(namesIn(collectManifests([join(root, 'a.txt')])), ['ConfigMap a']);
  });

  test('and holds no object is a problem', () => {
    const root = folderOf({ 'values.yaml': 'a: 1\n', 'empty.yaml': '# nothing\n' });
    const manifests = collectManifests([join(root, 'values.yaml'), join(root, 'empty.yaml')]);
    assert.deepEqual(problemsIn(manifests, root), [
      'not-an-object values.yaml 1',
      'not-an-object empty.yaml 1',
    ]);
  });

  test('twice, or in a folder that is named too, is read once', () => {
    const root = folderOf({ 'a.yaml': configMap('a'), 'b.yaml': configMap('b') });
    assert.deepEqual(namesIn(collectManifests([join(root, 'b.yaml'), root, join(root, '/./a.yaml')])), [
      'ConfigMap b',
      'ConfigMap a',
    ]);
  });

  test('and does not exist ends the run with its name', () => {
    const isNoSuchPath = (error: unknown): boolean =>
      error instanceof SeawallError &&
      error.code === 'no-such-path' &&
      error.detail[0] === '/no/such/file.yaml';
    assert.throws(() => collectManifests(['/no/such/file.yaml']), isNoSuchPath);
  });
});

test('a glob finds files by pattern, and is silent about what is no object', () => {
  const root = folderOf({
    'a/x.yaml': configMap('x'),
    'b/c/w.yaml': configMap('w'),
    'b/values.yaml': 'a: 1\n',
    'b/z.yml': configMap('z'),
  });
  const manifests = collectManifests([join(root, '**/*.yaml')]);
  assert.deepEqual([namesIn(manifests), problemsIn(manifests, root)], [['ConfigMap x', 'ConfigMap w'], []]);
  assert.deepEqual(namesIn(collectManifests([join(root, '**/*.yaml')], { skipFiles: ['x.yaml'] })), [
    'ConfigMap w',
  ]);
  assert.throws(() => collectManifests([join(root, '*.nothing')]), SeawallError);
});

test('standard input is read as a named file', () => {
  const script = `import { collectManifests } from ${JSON.stringify(join(import.meta.dirname, 'collect.ts'))};
    const { resources, problems, files } = collectManifests(['-']);
    console.log(JSON.stringify([resources.map((r) => r.reference.name), problems, files]));`;
  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    input: configMap('in'),
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(run.stdout), [['in'], [], ['-']]);
});

describe('a List', () => {
  const pointersIn = (text: string): readonly string[] =>
    collectManifests([join(folderOf({ 'a.yaml': text }), 'a.yaml')]).resources.map(
      ({ reference, origin }) =>
        `${origin.kind === 'file' ? origin.pointer : ''} ${reference.apiVersion} ${nameOf(reference)}`,
    );

  test('is opened into its items, also inside another List', () =>
    assert.deepEqual(
      pointersIn(`apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: A, metadata: {name: a, namespace: ns}}
- {apiVersion: v1, kind: List, items: [{apiVersion: x/v1, kind: B, metadata: {generateName: b-}}]}
`),
      ['/items/0 v1 A ns/a', '/items/1/items/0 x/v1 B b-*'],
    ));

  test('of a kind names the kind of its items', () =>
    assert.deepEqual(
      pointersIn('{apiVersion: apps/v1, kind: DeploymentList, items: [{metadata: {name: a}}]}'),
      ['/items/0 apps/v1 Deployment a'],
    ));

  test('without items is an object', () =>
    assert.deepEqual(pointersIn('{apiVersion: x/v1, kind: AllowList, spec: {}}'), [' x/v1 AllowList']));

  test('with an item that is no object is a problem, and the others are read', () => {
    const root = folderOf({
      'a.yaml': `apiVersion: v1\nkind: List\nitems: [1, {kind: A}, {apiVersion: v1, kind: B}]\n`,
    });
    const manifests = collectManifests([root]);
    assert.deepEqual(namesIn(manifests), ['B']);
    assert.deepEqual(problemsIn(manifests, root), ['not-an-object a.yaml 1', 'not-an-object a.yaml 1']);
  });
});

describe('one problem each, and everything else goes on', () => {
  test('for files that cannot be read', () => {
    const root = folderOf({ 'ok.yaml': configMap('ok'), 'nul.yaml': `${configMap('a')}data: {a: "\0"}\n` });
    writeFileSync(join(root, 'latin.yaml'), Buffer.from(`${configMap('x')}# caf\xe9\n`, 'latin1'));
    closeSync(openSync(join(root, 'large.yaml'), 'w'));
    truncateSync(join(root, 'large.yaml'), limits.fileBytes + 1);
    symlinkSync('nowhere', join(root, 'lost.yaml'));
    symlinkSync('round.yaml', join(root, 'round.yaml'));
    symlinkSync('..', join(root, 'up'));
    spawnSync('mkfifo', [join(root, 'pipe.yaml')]);
    const manifests = collectManifests([root]);
    assert.deepEqual(namesIn(manifests), ['ConfigMap ok']);
    assert.deepEqual(problemsIn(manifests, root).toSorted(), [
      'invalid-encoding latin.yaml 4 6',
      'invalid-encoding nul.yaml 4 12',
      'limit-exceeded large.yaml',
      'symlink-loop round.yaml',
      'symlink-loop up',
      'unreadable-file lost.yaml',
      'unreadable-file pipe.yaml',
    ]);
  });

  test('for links, which are followed out of the folder but read nothing twice', () => {
    const elsewhere = folderOf({ 'e.yaml': configMap('e'), 'deep/f.yaml': configMap('f') });
    const root = folderOf({ 'a/a.yaml': configMap('a') });
    symlinkSync(elsewhere, join(root, 'elsewhere'));
    symlinkSync('a', join(root, 'again'));
    symlinkSync('a/a.yaml', join(root, 'again.yaml'));
    symlinkSync(join(elsewhere, 'e.yaml'), join(root, 'z.yaml'));
    assert.deepEqual(namesIn(collectManifests([root])), ['ConfigMap a', 'ConfigMap f', 'ConfigMap e']);
  });

  test('for folders that lie too deep', () => {
    const root = folderOf({
      [`${'d/'.repeat(limits.folderDepth + 1)}a.yaml`]: configMap('a'),
      'b.yaml': configMap('b'),
    });
    const manifests = collectManifests([root]);
    assert.deepEqual(namesIn(manifests), ['ConfigMap b']);
    assert.deepEqual(
      manifests.problems.map(({ code }) => code),
      ['limit-exceeded'],
    );
  });
});
