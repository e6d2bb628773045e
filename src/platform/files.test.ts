import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { expandGlob, kindOfPath, listFolder, readTextFile } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'seawall-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a file is read as text', () => {
  test('when it is UTF-8', () =>
    assert.deepEqual(readTextFile(written('a', 'é😀\n'), 100), { kind: 'text', text: 'é😀\n' }));

  test('when it is empty', () =>
    assert.deepEqual(readTextFile(written('b', ''), 0), { kind: 'text', text: '' }));

  test('when its size is exactly the limit', () =>
    assert.deepEqual(readTextFile(written('c', '12345'), 5), { kind: 'text', text: '12345' }));

  test(
    'when the system tells no size',
    { skip: kindOfPath('/proc/self/status') !== 'file' && 'there is no /proc' },
    () => assert.equal(readTextFile('/proc/self/status', 100_000).kind, 'text'),
  );
});

describe('a file is refused with a reason', () => {
  test('when it is over the limit', () =>
    assert.deepEqual(readTextFile(written('d', '123456'), 5), { kind: 'too-large', bytes: 6 }));

  test(
    'when the system tells no size and it goes on over the limit',
    { skip: kindOfPath('/proc/self/status') !== 'file' && 'there is no /proc' },
    () => assert.deepEqual(readTextFile('/proc/self/status', 10), { kind: 'too-large', bytes: 11 }),
  );

  test('when a byte is no UTF-8, with its place', () => {
    const bytes = Buffer.concat([Buffer.from('a: 1\né: '), Buffer.from([0xff]), Buffer.from('\nb')]);
    assert.deepEqual(readTextFile(written('e', bytes), 100), {
      kind: 'not-text',
      line: 2,
      column: 4,
      reason: 'a byte is no UTF-8',
    });
  });

  test('when it is UTF-16', () =>
    assert.deepEqual(readTextFile(written('f', Buffer.from('\ufeffa', 'utf16le')), 100), {
      kind: 'not-text',
      line: 1,
      column: 1,
      reason: 'it is UTF-16',
    }));

  test('when it does not exist', () =>
    assert.deepEqual(readTextFile(join(folder, 'none'), 5), {
      kind: 'unreadable',
      reason: 'it does not exist',
    }));

  test('when it is a folder', () => assert.equal(readTextFile(folder, 5).kind, 'unreadable'));

  test('when it is a pipe that nobody writes to, without waiting', {
    skip: process.platform === 'win32' && 'there are no pipes',
  }, () => {
    const path = join(folder, 'pipe');
    spawnSync('mkfifo', [path]);
    assert.deepEqual(readTextFile(path, 5), { kind: 'unreadable', reason: 'it is no regular file' });
  });

  test('when permission is missing', { skip: process.getuid?.() === 0 && 'root may read everything' }, () => {
    const path = written('g', 'x');
    chmodSync(path, 0);
    assert.deepEqual(readTextFile(path, 5), { kind: 'unreadable', reason: 'permission denied' });
  });
});

test('what a path leads to is told with links followed', () => {
  symlinkSync(folder, join(folder, 'to-folder'));
  symlinkSync('none', join(folder, 'to-nothing'));
  symlinkSync('loop-b', join(folder, 'loop-a'));
  symlinkSync('loop-a', join(folder, 'loop-b'));
  const kinds = ['a', 'to-folder', 'to-nothing', 'loop-a', 'a/below'].map((name) =>
    kindOfPath(join(folder, name)),
  );
  assert.deepEqual(kinds, ['file', 'folder', 'missing', 'loop', 'missing']);
});

test('a folder lists its entries in the order of code units', () => {
  const path = join(folder, 'listed');
  mkdirSync(path);
  for (const name of ['b', 'a10', 'a9', 'B', 'é']) writeFileSync(join(path, name), '');
  const listing = listFolder(path);
  assert.ok(listing.kind === 'entries');
  assert.deepEqual(
    listing.entries.map(({ name }) => name),
    ['B', 'a10', 'a9', 'b', 'é'],
  );
});

test('a glob enters no skipped folder', () => {
  mkdirSync(join(folder, 'g/node_modules'), { recursive: true });
  mkdirSync(join(folder, 'g/deep/er'), { recursive: true });
  for (const name of ['g/a.yaml', 'g/node_modules/b.yaml', 'g/deep/er/c.yaml']) written(name, '');
  assert.deepEqual(
    expandGlob(join(folder, 'g/**/*.yaml'), new Set(['node_modules'])).map((path) =>
      path.slice(folder.length + 1),
    ),
    ['g/a.yaml', 'g/deep/er/c.yaml'],
  );
});
