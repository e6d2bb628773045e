import type { Migration } from './migration.ts';

/**
 * Searches by part of a name. SQLite has trigrams built in (https://sqlite.org/fts5.html#the_trigram_tokenizer); PostgreSQL has them in an
 * extension that may be missing, so it is no migration there: see `postgres/trigrams.ts`.
 */
export const names: Migration = {
  version: 3,
  title: 'names of objects by trigrams',
  statements: ({ kind }) =>
    kind === 'postgres'
      ? []
      : [
          `create virtual table object_names using fts5(name, content='objects', content_rowid='id', tokenize='trigram')`,
          `insert into object_names (object_names) values ('rebuild')`,
          `create trigger objects_named after insert on objects begin insert into object_names (rowid, name) values (new.id, new.name); end`,
          `create trigger objects_unnamed after delete on objects begin
            insert into object_names (object_names, rowid, name) values ('delete', old.id, old.name); end`,
        ],
};
