import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { migrations } from '../../src/platform/store/migrations/migrations.ts';
import { openStore } from '../../src/platform/store/open.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { testDatabases } from './databases.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

const newest = migrations.at(-1)?.version ?? 0;

test('migrations are numbered from 1 without gaps', () => {
  assert.deepEqual(
    migrations.map(({ version }) => version),
    range(1, migrations.length + 1),
  );
});

for (const database of testDatabases())
  suite(`migrations on ${database.kind}`, { skip: database.missing ?? false }, () => {
    before(() => database.start());
    after(() => database.stop());

    test('programs that start at once on an empty store all find it ready', async () => {
      const url = database.fresh();
      const program = `import { openStore } from './src/platform/store/open.ts';
        const store = await openStore(process.argv[1]);
        await store.putCluster({ uid: 'prod', name: 'prod', time: '2026-03-01T00:00:00Z' });
        await store.close();`;
      const statuses = await Promise.all(
        range(0, 5).map(
          () =>
            new Promise((resolve) =>
              spawn(process.execPath, ['--input-type=module', '-e', program, url], { stdio: 'inherit' }).on(
                'exit',
                resolve,
              ),
            ),
        ),
      );
      assert.deepEqual(statuses, [0, 0, 0, 0, 0]);
      const store = await openStore(url);
      assert.equal((await store.clusters()).length, 1);
      await store.close();
    });

    test('a store that a newer program wrote is left alone', async () => {
      const url = database.fresh();
      await (await openStore(url)).close();
      await database.sql(
        url,
        `insert into store_version (version, title) values (${newest + 1}, 'from the future')`,
      );
      await assert.rejects(
        openStore(url),
        (error) =>
          error instanceof StoreError &&
          error.kind === 'newer' &&
          error.detail[0]?.includes(`${newest + 1}`) === true,
      );
    });

    test('a store of an older version is brought forward with all that is in it', async () => {
      const url = database.fresh();
      const store = await openStore(url);
      await store.putCluster({ uid: 'prod', name: 'prod', time: day(1) });
      await store.findings.apply('prod', evaluation('e1', day(1), [findingNumber(1)]));
      await store.close();
      // Back to what version 1 left.
      for (const table of ['reviews', 'snapshots', 'trail', 'trail_head', 'tokens', 'notifications'])
        await database.sql(url, `drop table ${table}`);
      if (database.kind === 'sqlite')
        for (const thing of ['trigger objects_named', 'trigger objects_unnamed', 'table object_names'])
          await database.sql(url, `drop ${thing}`);
      if (database.kind === 'postgres') await database.sql(url, 'drop function refuse_change()');
      await database.sql(url, 'delete from store_version where version > 1');
      const again = await openStore(url);
      assert.equal((await again.findings.page({ filter: { text: 'web-0' } })).items.length, 1);
      await again.trail.append({ time: day(1), actor: 'a', action: 'b', subject: 'c', detail: {} });
      await again.close();
    });
  });
