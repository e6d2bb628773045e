import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { after, suite, test } from 'node:test';
import pg from 'pg';
import { openStore } from '../../src/platform/store/open.ts';
import { SqliteFile } from '../../src/platform/store/sqlite/connection.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';
import { nobody, startPostgres, whyNoPostgres } from './postgres.ts';

/** Databases that are gone, full, locked, damaged or restored to an older day. */

const isKind =
  (kind: StoreError['kind']) =>
  (error: unknown): boolean =>
    error instanceof StoreError && error.kind === kind;

const findings = (from: number, to: number) => range(from, to).map((number) => findingNumber(number));

const apply = (store: Store, id: string, from: number, to: number) =>
  store.findings.apply(
    'prod',
    evaluation(id, day(1), findings(from, to), { kind: 'namespaces', namespaces: [] }),
  );

const started = async (url: string): Promise<Store> => {
  const store = await openStore(url);
  await store.putCluster({ uid: 'prod', name: 'prod', time: day(1) });
  return store;
};

const total = async (store: Store): Promise<number> => (await store.findings.counts()).total;

const folder = mkdtempSync(join(tmpdir(), 'seawall-faults-'));
chmodSync(folder, 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));

/** Root can mount a small file system; in a container without that right it cannot. */
const whyNoSmallDisk = (): string | undefined => {
  if (getuid?.() !== 0) return 'a full disk is made with a small tmpfs, which needs root';
  const place = join(folder, 'trial');
  mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return undefined;
  } catch {
    return 'a full disk is made with a small tmpfs, which needs the right to mount';
  }
};

const smallDisk = async (mebibytes: number, use: (place: string) => Promise<void>): Promise<void> => {
  const place = mkdtempSync(join(folder, 'disk-'));
  // PostgreSQL's unprivileged user owns it; root writes anywhere.
  const options = `size=${mebibytes}m,mode=700,uid=${nobody},gid=${nobody}`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', place]);
  try {
    await use(place);
  } finally {
    execFileSync('umount', ['--lazy', place]);
  }
};

const noDisk = whyNoSmallDisk();

suite('faults of an SQLite file', () => {
  test('a file that another process holds: readers go on, writers hear that it is locked, and later it is well', async () => {
    const path = join(folder, 'locked.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 10);
    const other = new SqliteFile(path, 'write');
    other.run('begin immediate', []);
    const refused = assert.rejects(apply(store, 'e2', 10, 20), isKind('locked'));
    assert.equal(await total(store), 10);
    await refused;
    other.run('rollback', []);
    other.close();
    await apply(store, 'e2', 10, 20);
    assert.equal(await total(store), 20);
    await store.close();
  });

  test(
    'a full disk: what was acknowledged stays, and writing goes on when there is space',
    {
      skip: noDisk ?? false,
    },
    () =>
      smallDisk(6, async (place) => {
        const ballast = join(place, 'ballast');
        writeFileSync(ballast, Buffer.alloc(3 * 1024 * 1024));
        const store = await started(join(place, 'store.db'));
        let acknowledged = 0;
        await assert.rejects(async () => {
          for (;;) {
            await apply(store, `e${acknowledged}`, acknowledged, acknowledged + 200);
            acknowledged += 200;
          }
        }, isKind('full'));
        assert.ok(acknowledged > 0);
        assert.equal(await total(store), acknowledged);
        rmSync(ballast);
        await apply(store, `e${acknowledged}`, acknowledged, acknowledged + 200);
        assert.equal(await total(store), acknowledged + 200);
        await store.close();
        const again = await openStore(join(place, 'store.db'));
        assert.equal(await total(again), acknowledged + 200);
        await again.close();
      }),
  );

  test('a file that is replaced by an older copy while it is open: that request fails, the next one has the copy', async () => {
    const path = join(folder, 'restored.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 10);
    await store.backup(join(folder, 'older.db'));
    await apply(store, 'e2', 10, 500);
    copyFileSync(join(folder, 'older.db'), join(folder, 'moving.db'));
    renameSync(join(folder, 'moving.db'), path);
    await assert.rejects(apply(store, 'e3', 500, 510), isKind('unavailable'));
    // Not a page of the newer one has come into it by the log that lay beside it.
    assert.equal(await total(store), 10);
    await apply(store, 'e3', 500, 510);
    assert.equal(await total(store), 20);
    assert.equal((await store.changesSince(500)).isGap, true);
    await store.close();
    const again = await openStore(path);
    assert.equal(await total(again), 20);
    await again.close();
  });

  test('a copy of an older version that takes the place of an open file is brought forward', async () => {
    const path = join(folder, 'forward.db');
    const older = join(folder, 'version-1.db');
    await (await started(older)).close();
    const file = new SqliteFile(older, 'write');
    for (const table of ['reviews', 'snapshots', 'trail', 'trail_head', 'tokens', 'notifications'])
      file.run(`drop table ${table}`, []);
    for (const thing of ['trigger objects_named', 'trigger objects_unnamed', 'table object_names'])
      file.run(`drop ${thing}`, []);
    file.run('delete from store_version where version > 1', []);
    file.close();
    const store = await started(path);
    renameSync(older, path);
    await assert.rejects(store.check(), isKind('unavailable'));
    await store.trail.append({ time: day(1), actor: 'a', action: 'b', subject: 'c', detail: {} });
    await store.close();
  });

  test('a file that is removed is not made anew, and is found again when it is back', async () => {
    const path = join(folder, 'removed.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 10);
    await store.backup(join(folder, 'kept.db'));
    rmSync(path);
    for (const _ of range(0, 3)) await assert.rejects(apply(store, 'e2', 10, 20), isKind('unavailable'));
    assert.equal(statSync(path, { throwIfNoEntry: false }), undefined);
    copyFileSync(join(folder, 'kept.db'), path);
    await apply(store, 'e2', 10, 20);
    assert.equal(await total(store), 20);
    await store.close();
  });

  test('a file that is cut short and written over while it is open: errors, but no end of the process', async () => {
    const path = join(folder, 'over.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 3_000);
    writeFileSync(path, 'x'.repeat(5_000));
    for (const number of range(0, 20))
      try {
        await apply(store, `over-${number}`, number * 1_000, number * 1_000 + 500);
        await store.findings.page({ sort: 'namespace', limit: 1_000 });
      } catch (error) {
        assert.ok(error instanceof StoreError && ['corrupt', 'foreign', 'unavailable'].includes(error.kind));
      }
    await store.close();
    // What its log still held may have made it whole again.
    const again = await openStore(path).catch((error) => error);
    if (again instanceof Error) assert.ok(again instanceof StoreError);
    else await again.close();
  });

  test('what is pruned is given back to the disk', async () => {
    const path = join(folder, 'pruned.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 20_000);
    await store.findings.apply('prod', evaluation('e2', day(2), []));
    await store.prune({ olderThan: day(1) });
    const before = statSync(path).size;
    await store.prune({ olderThan: day(3) });
    assert.ok(statSync(path).size < before / 10);
    await store.close();
  });

  test('a damaged file is refused when it is opened', async () => {
    const path = join(folder, 'damaged.db');
    const store = await started(path);
    await apply(store, 'e1', 0, 2_000);
    await store.close();
    const size = statSync(path).size;
    const descriptor = openSync(path, 'r+');
    for (let offset = 40_960; offset < size; offset += 20_480)
      writeSync(descriptor, Buffer.alloc(4_096, 0xa5), 0, 4_096, offset);
    closeSync(descriptor);
    await assert.rejects(openStore(path), isKind('corrupt'));
  });

  test('what is no store of ours is refused and left as it was', async () => {
    const text = join(folder, 'text.db');
    writeFileSync(text, 'this is no database at all, but it is long enough to be looked at\n'.repeat(100));
    await assert.rejects(openStore(text), isKind('foreign'));
    assert.match(readFileSync(text, 'utf8'), /^this is no database/);
    const other = join(folder, 'other.db');
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(other);
    database.exec('create table t (a)');
    database.close();
    const before = readFileSync(other);
    await assert.rejects(openStore(`sqlite:${other}`), isKind('foreign'));
    assert.deepEqual(readFileSync(other), before);
    await assert.rejects(openStore(join(folder, 'no', 'such', 'folder.db')), isKind('unavailable'));
    await assert.rejects(openStore('mysql://user:secret@host/db'), (error) => {
      assert.ok(error instanceof StoreError && error.kind === 'invalid');
      assert.doesNotMatch(`${error.message} ${error.detail}`, /secret/);
      return true;
    });
  });

  test('a large evaluation does not keep readers waiting for its end', async () => {
    const store = await started(join(folder, 'busy.db'));
    await apply(store, 'e1', 0, 100);
    let isDone = false;
    const large = apply(store, 'e2', 100, 20_000).then(() => {
      isDone = true;
    });
    const seen: number[] = [];
    do seen.push(await total(store));
    while (!isDone && seen.length < 10_000);
    await large;
    assert.ok(seen.filter((count) => count === 100).length > 1);
    // Before or after it, never in the middle.
    assert.deepEqual([...new Set([...seen, await total(store)])], [100, 20_000]);
    await store.close();
  });
});

suite('faults of PostgreSQL', { skip: whyNoPostgres() ?? false }, () => {
  test('a server that goes away and comes back: requests fail as unavailable, then go well', async () => {
    const server = await startPostgres();
    try {
      const url = server.database('gone');
      const store = await started(url);
      await apply(store, 'e1', 0, 10);
      await server.kill();
      await assert.rejects(total(store), isKind('unavailable'));
      await assert.rejects(apply(store, 'e2', 10, 20), isKind('unavailable'));
      await assert.rejects(openStore(url), isKind('unavailable'));
      await server.start();
      await apply(store, 'e2', 10, 20);
      assert.equal(await total(store), 20);
      await store.close();
    } finally {
      await server.stop();
    }
  });

  test('a table that somebody holds, a database that is not there, and one that is full', {
    skip: noDisk ?? false,
  }, async () => {
    const server = await startPostgres();
    try {
      const url = server.database('held');
      const store = await started(url);
      const other = new pg.Client(url);
      other.on('error', () => undefined);
      await other.connect();
      await other.query('begin; lock table seawall.findings in access exclusive mode');
      await assert.rejects(apply(store, 'e1', 0, 10), isKind('locked'));
      await other.query('rollback');
      await apply(store, 'e1', 0, 10);
      await assert.rejects(openStore(`${url}_none`), isKind('unavailable'));

      await smallDisk(16, async (place) => {
        await other.query(`create tablespace small location '${place}'`);
        await other.query('create database small tablespace small');
        const small = await started(url.replace(/held$/, 'small'));
        let acknowledged = 0;
        await assert.rejects(async () => {
          for (;;) {
            await apply(small, `e${acknowledged}`, acknowledged, acknowledged + 1_000);
            acknowledged += 1_000;
          }
        }, isKind('full'));
        assert.equal(await total(small), acknowledged);
        await small.close();
        await other.query('drop database small with (force)');
        await other.query('drop tablespace small');
      });
      await other.end();
      await store.close();
    } finally {
      await server.stop();
    }
  });
});
