import type { Flavor } from '../flavor.ts';
import type { Migration } from './migration.ts';

/** Findings with their history, inventory, evaluations. */
export const first: Migration = {
  version: 1,
  title: 'findings, objects and images',
  statements: (flavor) => [...tables(flavor), ...events(flavor), ...indexes],
};

const tables = ({ serial, integer, text, end }: Flavor): readonly string[] => [
  `create table clusters (id ${serial}, uid ${text} not null unique, name ${text} not null, first_seen ${integer} not null)${end}`,
  `create table counters (name ${text} primary key, value ${integer} not null)${end}`,
  `insert into counters (name, value) values ('revision', 0), ('pruned', 0)`,
  `create table settings (key ${text} primary key, value ${text} not null)${end}`,
  `create table check_labels (label ${text} not null, check_id ${text} not null, primary key (label, check_id))${end}`,
  `create table label_sets (id ${serial}, digest ${text} not null unique, controls ${text} not null, sources ${text} not null)${end}`,
  `create table objects (id ${serial}, cluster_id ${integer} not null references clusters (id), api_group ${text} not null,
    api_version ${text} not null, kind ${text} not null, namespace ${text} not null, name ${text} not null, owner ${text}, environment ${text},
    is_recorded ${integer} not null, first_seen ${integer} not null, last_seen ${integer} not null, deleted_at ${integer},
    unique (cluster_id, namespace, kind, name, api_group))${end}`,
  `create table images (id ${serial}, cluster_id ${integer} not null references clusters (id), reference ${text} not null,
    digest ${text} not null, first_seen ${integer} not null, last_seen ${integer} not null, unique (cluster_id, reference, digest))${end}`,
  `create table object_images (image_id ${integer} not null references images (id) on delete cascade,
    object_id ${integer} not null references objects (id) on delete cascade, primary key (image_id, object_id))${end}`,
  `create table findings (id ${serial}, cluster_id ${integer} not null references clusters (id), fingerprint ${text} not null,
    object_id ${integer} not null references objects (id), kind ${text} not null, check_id ${text} not null, severity ${integer} not null,
    status ${text} not null, state ${text} not null, namespace ${text} not null, resource_kind ${text} not null, reason ${text} not null,
    detail ${text} not null, path ${text} not null, label_set_id ${integer} not null references label_sets (id), extra ${text},
    acceptance ${text}, digest ${text} not null, first_seen ${integer} not null, last_seen ${integer} not null, resolved_at ${integer},
    reopened ${integer} not null, revision ${integer} not null, unique (cluster_id, fingerprint))${end}`,
  `create table finding_counts (cluster_id ${integer} not null, state ${text} not null, namespace ${text} not null, check_id ${text} not null,
    resource_kind ${text} not null, severity ${integer} not null, n ${integer} not null,
    primary key (cluster_id, state, namespace, check_id, resource_kind, severity))${end}`,
  `create table evaluations (id ${text} primary key, cluster_id ${integer} not null references clusters (id), scope ${text} not null,
    started ${integer} not null, ended ${integer} not null, objects ${integer} not null, findings ${integer} not null, opened ${integer} not null,
    changed ${integer} not null, reopened ${integer} not null, resolved ${integer} not null, problems ${text} not null,
    missing_rights ${text} not null, last_finding ${integer} not null)${end}`,
];

/** Append-only and by far the longest: on PostgreSQL a partition a month, so that old ones are dropped whole. */
const events = ({ kind, integer, text, end }: Flavor): readonly string[] => {
  const columns = `revision ${integer} not null, time ${integer} not null, cluster_id ${integer} not null, fingerprint ${text} not null,
    event ${text} not null, evaluation ${text}, detail ${text}`;
  return [
    kind === 'postgres'
      ? `create table finding_events (${columns}, primary key (revision, time)) partition by range (time)`
      : `create table finding_events (${columns}, primary key (revision))${end}, without rowid`,
    `create index finding_events_of on finding_events (cluster_id, fingerprint, revision)`,
  ];
};

/** Each ends with what a page is sorted by, so that a page reads no more than it shows. See docs/decisions. */
const indexes: readonly string[] = [
  'create index findings_by_status on findings (cluster_id, state, status, severity, id)',
  'create index findings_by_namespace on findings (cluster_id, state, namespace, severity, id)',
  'create index findings_by_check on findings (cluster_id, state, check_id, severity, id)',
  'create index findings_by_resource_kind on findings (cluster_id, state, resource_kind, severity, id)',
  'create index findings_by_last_seen on findings (cluster_id, state, last_seen, id)',
  'create index findings_of_object on findings (object_id)',
  'create index findings_resolved on findings (resolved_at) where resolved_at is not null',
  // Covers searches by part of a name, which read it from end to end.
  'create index objects_by_name on objects (name, cluster_id, namespace, kind, id)',
  'create index finding_counts_by_check on finding_counts (cluster_id, state, check_id, n)',
  'create index objects_by_page on objects (cluster_id, is_recorded, id)',
  'create index object_images_of on object_images (object_id)',
  'create index evaluations_by_time on evaluations (cluster_id, ended)',
];
