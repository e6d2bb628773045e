import { compareFacts } from '../../model/compare-facts.ts';
import { clusters, putCluster } from './clusters.ts';
import type { Database } from './database.ts';
import { evaluations } from './evaluations.ts';
import { acceptFinding, withdrawAcceptance } from './findings/accept.ts';
import { applyEvaluation } from './findings/apply.ts';
import { changesSince } from './findings/changes.ts';
import { findingCounts } from './findings/counts.ts';
import { revisionNow } from './findings/events.ts';
import { findingPage, findOne, historyOf } from './findings/page.ts';
import { guarded } from './guarded.ts';
import { imagePage, objectPage, usersOf } from './inventory.ts';
import { addNotification, failNotification, settleNotification, takeNotifications } from './notifications.ts';
import { openPostgres } from './postgres/open.ts';
import { prune } from './prune.ts';
import { recordInventory } from './record-inventory.ts';
import { reviews, signReview, snapshotFacts, snapshots, takeSnapshot } from './reviews.ts';
import { putSetting, setting } from './settings.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { createToken, findToken, revokeToken, tokens } from './tokens.ts';
import { appendTrail, type SealKey, trailHead, trailRows, verifyTrail } from './trail.ts';
import { trend } from './trend.ts';

export interface StoreOptions {
  /** Key that seals the end of the change trail: a secret that is kept outside of the database. */
  readonly sealKey?: string;
}

/**
 * Opens the store that a setting names, or makes it: the path of an SQLite file, `sqlite:FILE`, or a `postgres://` URL.
 * It is migrated to this program's version first. Everything throws {@link StoreError}.
 */
export const openStore = async (url: string, options: StoreOptions = {}): Promise<Store> =>
  storeOver(await openDatabase(url), options.sealKey);

const openDatabase = (url: string): Promise<Database> => {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  const path = url.replace(/^sqlite:(\/\/(?=\/))?/, '');
  // The scheme alone: what follows may hold a password.
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(path)?.[0];
  if (path === '' || (scheme !== undefined && scheme.length > 1))
    return Promise.reject(
      new StoreError('invalid', [
        `a store is the path of a file, sqlite:FILE or postgres://…, not "${scheme ?? path}"`,
      ]),
    );
  return openSqlite(path);
};

const storeOver = (database: Database, key: SealKey): Store => {
  const ask = guarded(database);
  return {
    kind: database.flavor.kind,
    findings: {
      apply: ask(applyEvaluation),
      page: ask(findingPage),
      counts: ask(findingCounts),
      find: ask(findOne),
      history: ask(historyOf),
      accept: ask(acceptFinding),
      withdraw: ask(withdrawAcceptance),
    },
    inventory: {
      record: ask(recordInventory),
      objects: ask(objectPage),
      images: ask(imagePage),
      users: ask(usersOf),
    },
    reviews: {
      takeSnapshot: ask(takeSnapshot),
      snapshots: ask(snapshots),
      facts: ask(snapshotFacts),
      compare: ask(async (db, before: number, after: number) =>
        compareFacts(await snapshotFacts(db, before), await snapshotFacts(db, after)),
      ),
      sign: ask(signReview),
      reviews: ask(reviews),
    },
    trail: {
      append: ask((db, row: Parameters<Store['trail']['append']>[0]) => appendTrail(db, key, row)),
      rows: ask(trailRows),
      head: ask(trailHead),
      verify: ask((db, anchor?: Parameters<Store['trail']['verify']>[0]) => verifyTrail(db, key, anchor)),
    },
    tokens: {
      create: ask(createToken),
      find: ask(findToken),
      list: ask(tokens),
      revoke: ask(revokeToken),
    },
    notifications: {
      add: ask(addNotification),
      take: ask(takeNotifications),
      delivered: ask(settleNotification),
      failed: ask(failNotification),
    },
    putCluster: ask(putCluster),
    clusters: ask(clusters),
    evaluations: ask(evaluations),
    trend: ask(trend),
    setting: ask(setting),
    putSetting: ask(putSetting),
    revision: ask(({ read }) => revisionNow(read)),
    changesSince: ask(changesSince),
    prune: ask(async (db, { olderThan }: { readonly olderThan: string }) => ({
      removed: await prune(db, olderThan),
    })),
    backup: ask((db, path: string) => db.backup(path)),
    check: ask(async ({ read }) => {
      await revisionNow(read);
    }),
    close: () => database.close(),
  };
};
