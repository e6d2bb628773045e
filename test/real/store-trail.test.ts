import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openStore } from '../../src/platform/store/open.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { testDatabases } from './databases.ts';
import { day, range } from './evaluations.ts';

/** The change trail against somebody who writes SQL. */

const sealKey = 'a secret of the installation';

for (const database of testDatabases())
  suite(`the change trail on ${database.kind}`, { skip: database.missing ?? false }, () => {
    before(() => database.start());
    after(() => database.stop());

    /** Ten rows, then `statements` past the store, then what the trail says. */
    const withTrail = async (statements: readonly string[], use: (store: Store) => Promise<void>) => {
      const url = database.fresh();
      const store = await openStore(url, { sealKey });
      try {
        await Promise.all(
          range(0, 10).map((number) =>
            store.trail.append({
              time: day(1),
              actor: 'ann',
              action: 'finding.accept',
              subject: `finding ${number}`,
              detail: { number, reason: 'ünï "quoted"' },
            }),
          ),
        );
        for (const statement of statements) await database.sql(url, statement);
        await use(store);
      } finally {
        await store.close();
      }
    };

    const off = {
      sqlite: ['drop trigger trail_refuses_update', 'drop trigger trail_refuses_delete'],
      postgres: ['drop trigger trail_is_append_only on trail'],
    }[database.kind];

    test('rows that were written at once make one chain', () =>
      withTrail([], async (store) => {
        const verdict = await store.trail.verify();
        assert.deepEqual(
          { ...verdict, head: undefined },
          { kind: 'intact', rows: 10, head: undefined, isSealed: true },
        );
        assert.deepEqual(
          (await store.trail.rows({ before: 4 })).map(({ sequence }) => sequence),
          [3, 2, 1],
        );
      }));

    for (const verb of [
      `update trail set actor = 'bob' where sequence = 3`,
      'delete from trail where sequence = 10',
    ])
      test(`the database itself refuses: ${verb}`, () =>
        assert.rejects(
          withTrail([verb], async () => {}),
          /append-only/,
        ));

    const attacks: readonly (readonly [
      string,
      string,
      { readonly sequence: number; readonly reason: string },
    ])[] = [
      [
        'a changed row',
        `update trail set actor = 'bob' where sequence = 3`,
        { sequence: 3, reason: 'changed' },
      ],
      [
        'a changed time',
        'update trail set time = time + 1 where sequence = 1',
        { sequence: 1, reason: 'changed' },
      ],
      ['a row taken out', 'delete from trail where sequence = 5', { sequence: 5, reason: 'missing' }],
      [
        'the first rows taken out',
        'delete from trail where sequence < 4',
        { sequence: 1, reason: 'missing' },
      ],
      ['rows cut off the end', 'delete from trail where sequence > 7', { sequence: 8, reason: 'cut-off' }],
      ['the head taken out', 'delete from trail_head', { sequence: 10, reason: 'seal-broken' }],
    ];
    for (const [name, statement, expected] of attacks)
      test(`${name} is found`, () =>
        withTrail([...off, statement], async (store) => {
          assert.deepEqual(await store.trail.verify(), { kind: 'broken', ...expected });
        }));

    test('rows cut off together with a head that was set back are found by the seal', () =>
      withTrail(
        [
          ...off,
          'delete from trail where sequence > 7',
          'update trail_head set sequence = 7, hash = (select hash from trail where sequence = 7)',
        ],
        async (store) => {
          assert.deepEqual(await store.trail.verify(), {
            kind: 'broken',
            sequence: 7,
            reason: 'seal-broken',
          });
        },
      ));

    test('a trail that was set back as a whole is found by a head that was noted elsewhere, and by nothing else', () =>
      withTrail([], async (store) => {
        const anchor = { sequence: 12, hash: 'f'.repeat(64) };
        assert.equal((await store.trail.verify()).kind, 'intact');
        assert.deepEqual(await store.trail.verify(anchor), {
          kind: 'broken',
          sequence: 11,
          reason: 'cut-off',
        });
        assert.deepEqual(await store.trail.verify({ ...anchor, sequence: 10 }), {
          kind: 'broken',
          sequence: 10,
          reason: 'not-the-anchored-trail',
        });
        assert.equal((await store.trail.verify(await store.trail.head())).kind, 'intact');
      }));
  });
