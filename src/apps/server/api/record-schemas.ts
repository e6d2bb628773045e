import { policyAreas } from '../../../model/records.ts';
import type { Schema } from './route.ts';
import { listOf, reference, shapeOf, text, time, whole } from './schemas.ts';

/** Schemas of what the store keeps besides findings. */

const problem: Schema = shapeOf(
  {
    code: text('A row of docs/generated/problems.md'),
    file: text('File or object in question'),
    line: whole('Line'),
    column: whole('Column'),
    detail: text('What exactly, and what was expected'),
  },
  ['code', 'file', 'detail'],
);

export const evaluation: Schema = shapeOf({
  id: text('Id'),
  cluster: text('Uid of the cluster'),
  scope: text('What was looked at', { enum: ['cluster', 'namespaces', 'objects'] }),
  started: time('When it began'),
  ended: time('When it ended'),
  objects: whole('Objects that were looked at'),
  findings: whole('Findings in them'),
  opened: whole('Findings that are new'),
  changed: whole('Findings that are other than before'),
  reopened: whole('Findings that came back'),
  resolved: whole('Findings that are gone'),
  problems: listOf(problem, 'What could not be looked at'),
  missingRights: listOf(text('Such as: list secrets in namespace shop'), 'Rights that were missing'),
});

export const cluster: Schema = shapeOf(
  {
    uid: text('Uid of its namespace kube-system'),
    name: text('Name'),
    firstSeen: time('When it first reported'),
    isPartial: { type: 'boolean', description: 'Whether something could not be looked at' },
    evaluation: {
      ...evaluation,
      description: 'The last of the whole cluster; only for those who may see all namespaces',
    },
  },
  ['uid', 'name', 'firstSeen'],
);

export const object: Schema = shapeOf(
  {
    cluster: text('Uid of the cluster'),
    resource: reference,
    owner: text('Top owner as Kind/name; absent for what owns itself'),
    environment: text('Environment that it belongs to'),
    firstSeen: time('When it was first seen'),
    lastSeen: time('When it was last seen'),
    deletedAt: time('When it was found gone'),
  },
  ['cluster', 'resource', 'firstSeen', 'lastSeen'],
);

export const image: Schema = shapeOf(
  {
    cluster: text('Uid of the cluster'),
    reference: text('As the workload names it'),
    digest: text('sha256:…; absent where it is not known'),
    usedBy: whole('How many objects use it now'),
    firstSeen: time('When it was first seen'),
    lastSeen: time('When it was last seen'),
  },
  ['cluster', 'reference', 'usedBy', 'firstSeen', 'lastSeen'],
);

export const policySnapshot: Schema = shapeOf({
  id: whole('Id'),
  cluster: text('Uid of the cluster'),
  time: time('When it was taken'),
  label: text('Who took it'),
  facts: whole('Objects of policy in it'),
  digest: text('Equal digests, equal policy'),
});

export const factChange: Schema = shapeOf({
  area: text('Area of policy', { enum: policyAreas }),
  resource: reference,
  change: text('How it differs', { enum: ['added', 'removed', 'changed'] }),
  paths: listOf(text('JSON Pointer of what is other')),
});

export const review: Schema = shapeOf({
  id: whole('Id'),
  cluster: text('Uid of the cluster'),
  snapshot: whole('The snapshot that was looked at'),
  time: time('When'),
  by: text('Who signed'),
  note: text('What they say of it'),
});

export const trailRow: Schema = shapeOf({
  sequence: whole('From 1, without gaps'),
  time: time('When'),
  actor: text('Who'),
  action: text('What was done: finding.accept'),
  subject: text('To what'),
  detail: { type: 'object' },
  hash: text('SHA-256 over this row and the hash before it'),
});

export const trailVerdict: Schema = shapeOf(
  {
    kind: text('Whether every row is as it was written', { enum: ['intact', 'broken'] }),
    rows: whole('Rows'),
    head: shapeOf({ sequence: whole('The last row'), hash: text('Its hash') }),
    isSealed: { type: 'boolean', description: 'Whether the end is sealed with a key outside of the store' },
    sequence: whole('The first row that is wrong or missing'),
    reason: text('What is wrong with it'),
  },
  ['kind'],
);

export const role: Schema = { type: 'string', enum: ['viewer', 'editor', 'approver', 'admin'] };

export const token: Schema = shapeOf(
  {
    name: text('Name'),
    role,
    namespaces: listOf({ type: 'string' }, 'Namespaces that it may see; absent for all'),
    createdAt: time('When it was made'),
    createdBy: text('Who made it'),
    expiresAt: time('When it ends'),
    revokedAt: time('When it was revoked'),
  },
  ['name', 'role', 'createdAt', 'createdBy'],
);

export const findingEvent: Schema = shapeOf(
  {
    revision: whole('Revision of the store'),
    time: time('When'),
    event: text('What happened', {
      enum: ['opened', 'changed', 'resolved', 'reopened', 'accepted', 'withdrawn'],
    }),
    evaluation: text('Id of the evaluation that saw it'),
    detail: { type: 'object', additionalProperties: { type: 'string' } },
  },
  ['revision', 'time', 'event'],
);
