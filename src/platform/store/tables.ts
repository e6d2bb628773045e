import type { Generated } from 'kysely';

/** The tables as they are after all migrations. Times are milliseconds since 1970, JSON is text. */
export interface Tables {
  clusters: { id: Generated<number>; uid: string; name: string; first_seen: number };
  counters: { name: string; value: number };
  settings: { key: string; value: string };
  check_labels: { label: string; check_id: string };
  label_sets: { id: Generated<number>; digest: string; controls: string; sources: string };
  objects: {
    id: Generated<number>;
    cluster_id: number;
    api_group: string;
    api_version: string;
    kind: string;
    namespace: string;
    name: string;
    owner: string | null;
    environment: string | null;
    is_recorded: number;
    first_seen: number;
    last_seen: number;
    deleted_at: number | null;
  };
  images: {
    id: Generated<number>;
    cluster_id: number;
    reference: string;
    digest: string;
    first_seen: number;
    last_seen: number;
  };
  object_images: { image_id: number; object_id: number };
  findings: FindingTable;
  finding_events: {
    revision: number;
    time: number;
    cluster_id: number;
    fingerprint: string;
    event: string;
    evaluation: string | null;
    detail: string | null;
  };
  finding_counts: CountTable;
  evaluations: {
    id: string;
    cluster_id: number;
    scope: string;
    started: number;
    ended: number;
    objects: number;
    findings: number;
    opened: number;
    changed: number;
    reopened: number;
    resolved: number;
    problems: string;
    missing_rights: string;
    last_finding: number;
  };
  snapshots: {
    id: Generated<number>;
    cluster_id: number;
    time: number;
    label: string;
    facts: number;
    digest: string;
    content: Uint8Array;
  };
  reviews: {
    id: Generated<number>;
    cluster_id: number;
    snapshot_id: number;
    time: number;
    signed_by: string;
    note: string;
  };
  trail: {
    sequence: number;
    time: number;
    actor: string;
    action: string;
    subject: string;
    detail: string;
    hash: string;
  };
  trail_head: { id: number; sequence: number; hash: string; seal: string };
  tokens: {
    name: string;
    hash: string;
    role: string;
    namespaces: string | null;
    created_at: number;
    created_by: string;
    expires_at: number | null;
    revoked_at: number | null;
  };
  notifications: {
    id: Generated<number>;
    channel: string;
    payload: string;
    created_at: number;
    attempts: number;
    /** Hidden until then; null once it is settled. */
    due_at: number | null;
    settled_at: number | null;
    last_error: string | null;
  };
}

interface FindingTable {
  id: Generated<number>;
  cluster_id: number;
  fingerprint: string;
  object_id: number;
  kind: string;
  check_id: string;
  /** Rank: 0 is critical. */
  severity: number;
  status: string;
  state: string;
  namespace: string;
  resource_kind: string;
  reason: string;
  detail: string;
  path: string;
  label_set_id: number;
  /** `place`, `because`, `remedy`. */
  extra: string | null;
  acceptance: string | null;
  /** SHA-256 of what makes a finding count as changed. */
  digest: string;
  first_seen: number;
  last_seen: number;
  resolved_at: number | null;
  reopened: number;
  revision: number;
}

/** How many findings there are of each combination: counting a million rows at each request would take too long. */
interface CountTable {
  cluster_id: number;
  state: string;
  namespace: string;
  check_id: string;
  resource_kind: string;
  severity: number;
  n: number;
}
