import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openStore } from '../../src/platform/store/open.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { workerWithin } from '../../tools/store-worker.ts';
import { testDatabases } from './databases.ts';
import { day, findingNumber, range } from './evaluations.ts';
import { startPostgres, whyNoPostgres } from './postgres.ts';

/**
 * Writers are killed by SIGKILL while they write; what they were told is written must be there. `SEAWALL_KILLS` says how many times,
 * 100 without it.
 */

const kills = Number(process.env['SEAWALL_KILLS'] ?? 100);
const writers = ['one', 'two'];

interface Acknowledged {
  readonly findings: number[];
  readonly rows: number[];
}

/** Runs a writer until it has had some answers and a little more, and kills it in the middle of whatever it does. */
const killOne = async (url: string, cluster: string, first: number, told: Acknowledged): Promise<void> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, url, cluster, `${first}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('close', (_, signal) => resolve(signal)),
  );
  const answered = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.length > 12) resolve();
    });
  });
  await Promise.race([answered, ended]);
  // Anywhere within the next transactions.
  await setTimeout(Math.random() * 12);
  child.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL');
  for (const line of text.split('\n').slice(0, -1))
    (line.startsWith('f') ? told.findings : told.rows).push(Number(line.slice(1)));
};

/** Nothing of what was acknowledged is missing, and what is there hangs together. */
const examine = async (store: Store, told: ReadonlyMap<string, Acknowledged>): Promise<void> => {
  for (const [cluster, { findings }] of told)
    for (const number of findings) {
      const { fingerprint } = findingNumber(number);
      assert.ok(
        (await store.findings.find(cluster, fingerprint)) !== undefined,
        `finding ${number} of ${cluster} was acknowledged and is gone`,
      );
    }
  const verdict = await store.trail.verify();
  assert.equal(verdict.kind, 'intact');
  const highest = Math.max(0, ...[...told.values()].flatMap(({ rows }) => rows));
  assert.ok(verdict.kind === 'intact' && verdict.rows >= highest, 'acknowledged rows of the trail are gone');
  // Counts and history were written in the same transactions as the findings.
  const { total } = await store.findings.counts({ states: ['open', 'resolved'] });
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await store.findings.page({
      filter: { states: ['open', 'resolved'] },
      limit: 1_000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    pages += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  assert.equal(total, pages);
};

const killLoop = async (
  url: string,
  told: ReadonlyMap<string, Acknowledged>,
  count: number,
): Promise<void> => {
  await Promise.all(
    [...told].map(async ([cluster, acknowledged], lane) => {
      for (const _ of range(0, Math.ceil(count / told.size))) {
        const first = Math.max(lane * 1_000_000, ...acknowledged.findings.slice(-1).map((last) => last + 1));
        await killOne(url, cluster, first, acknowledged);
      }
    }),
  );
};

const nobodyTold = (): ReadonlyMap<string, Acknowledged> =>
  new Map(writers.map((cluster) => [cluster, { findings: [], rows: [] }]));

/** As the published package has it: one file, the thread's code within. It starts faster than the sources, and kills are many. */
const folder = mkdtempSync(join(tmpdir(), 'seawall-kills-'));
const program = join(folder, 'writer.cjs');
before(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('store-writer.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: ['pg-native'],
    logLevel: 'error',
    plugins: [workerWithin],
  });
});
after(() => rmSync(folder, { recursive: true, force: true }));

const prepare = async (url: string): Promise<void> => {
  const store = await openStore(url);
  for (const uid of writers) await store.putCluster({ uid, name: uid, time: day(1) });
  await store.close();
};

for (const database of testDatabases())
  suite(`kill -9 of writers on ${database.kind}`, { skip: database.missing ?? false }, () => {
    before(() => database.start());
    after(() => database.stop());

    test(`no acknowledged write is lost in ${kills} kills`, async (context) => {
      const url = database.fresh();
      await prepare(url);
      const told = nobodyTold();
      await killLoop(url, told, kills);
      const store = await openStore(url);
      try {
        await examine(store, told);
      } finally {
        await store.close();
      }
      const acknowledged = [...told.values()].reduce((sum, one) => sum + one.findings.length, 0);
      assert.ok(acknowledged >= kills);
      context.diagnostic(`${kills} kills, ${acknowledged} evaluations acknowledged`);
    });
  });

suite('kill -9 of the PostgreSQL server', { skip: whyNoPostgres() ?? false }, () => {
  test('writers carry on when it is back, and no acknowledged write is lost', async () => {
    const server = await startPostgres();
    const url = server.database('killed');
    await prepare(url);
    const told = nobodyTold();
    try {
      for (const _ of range(0, 3)) {
        const loop = killLoop(url, told, 4);
        await setTimeout(300 + Math.random() * 200);
        await server.kill();
        await server.start();
        await loop;
      }
      const store = await openStore(url);
      await examine(store, told);
      await store.close();
    } finally {
      await server.stop();
    }
  });
});
