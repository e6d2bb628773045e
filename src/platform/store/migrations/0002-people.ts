import type { Flavor } from '../flavor.ts';
import type { Migration } from './migration.ts';

/** What people do: reviews, the change trail, tokens, notifications. */
export const people: Migration = {
  version: 2,
  title: 'reviews, change trail, tokens and notifications',
  statements: (flavor) => [...tables(flavor), ...appendOnly(flavor)],
};

const tables = ({ serial, integer, text, blob, end }: Flavor): readonly string[] => [
  `create table snapshots (id ${serial}, cluster_id ${integer} not null references clusters (id), time ${integer} not null,
    label ${text} not null, facts ${integer} not null, digest ${text} not null, content ${blob} not null)${end}`,
  'create index snapshots_by_time on snapshots (cluster_id, id)',
  `create table reviews (id ${serial}, cluster_id ${integer} not null references clusters (id),
    snapshot_id ${integer} not null references snapshots (id), time ${integer} not null, signed_by ${text} not null, note ${text} not null)${end}`,
  'create index reviews_of_snapshot on reviews (snapshot_id)',
  `create table trail (sequence ${integer} primary key, time ${integer} not null, actor ${text} not null, action ${text} not null,
    subject ${text} not null, detail ${text} not null, hash ${text} not null)${end}`,
  `create table trail_head (id ${integer} primary key, sequence ${integer} not null, hash ${text} not null, seal ${text} not null)${end}`,
  `create table tokens (name ${text} primary key, hash ${text} not null unique, role ${text} not null, namespaces ${text},
    created_at ${integer} not null, created_by ${text} not null, expires_at ${integer}, revoked_at ${integer})${end}`,
  `create table notifications (id ${serial}, channel ${text} not null, payload ${text} not null, created_at ${integer} not null,
    attempts ${integer} not null, due_at ${integer}, settled_at ${integer}, last_error ${text})${end}`,
  'create index notifications_due on notifications (due_at) where due_at is not null',
];

/** Against mistakes, not against whoever owns the database: the hashes are for that. */
const appendOnly = ({ kind }: Flavor): readonly string[] =>
  kind === 'postgres'
    ? [
        `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'the change trail is append-only'; end $$`,
        'create trigger trail_is_append_only before update or delete on trail for each row execute function refuse_change()',
      ]
    : ['update', 'delete'].map(
        (verb) =>
          `create trigger trail_refuses_${verb} before ${verb} on trail begin select raise(abort, 'the change trail is append-only'); end`,
      );
