import { compromiseSources } from '../../../model/control.ts';
import { findingSorts } from '../../../model/finding-filter.ts';
import { limits } from '../../../model/limits.ts';
import { severities } from '../../../model/severity.ts';
import type { Schema } from './route.ts';

export const text = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
});
export const time = (description: string): Schema => text(description, { format: 'date-time' });
export const whole = (description: string, more: Schema = {}): Schema => ({
  type: 'integer',
  description,
  ...more,
});
export const listOf = (items: Schema, description = ''): Schema => ({
  type: 'array',
  items,
  ...(description === '' ? {} : { description }),
});
/** An object that may hold more than is named: answers grow. */
export const shapeOf = (
  properties: Readonly<Record<string, Schema>>,
  required = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
});

/** Several values in one parameter, with commas. */
export const several = (values: Schema, description: string): Schema => ({
  type: 'array',
  items: values,
  maxItems: limits.filterMembers,
  description,
});

export const short: Schema = { type: 'string', minLength: 1, maxLength: limits.filterText };
export const severity: Schema = { type: 'string', enum: severities };
export const state: Schema = { type: 'string', enum: ['open', 'accepted', 'resolved'] };
export const kind: Schema = {
  type: 'string',
  enum: ['misconfiguration', 'vulnerability', 'secret', 'signature', 'privilege', 'exposure', 'threat'],
};
export const source: Schema = { type: 'string', enum: compromiseSources };

export const reference: Schema = shapeOf(
  {
    apiVersion: text('Group and version'),
    kind: text('Kind'),
    namespace: text('Namespace; absent for what lies in none'),
    name: text('Name'),
  },
  ['apiVersion', 'kind', 'name'],
);

export const finding: Schema = shapeOf(
  {
    cluster: text('Uid of the cluster'),
    fingerprint: text('The same for the same finding in files, clusters and recordings'),
    check: text('Id of the check'),
    kind,
    severity,
    status: text('fail, warn, unknown or error'),
    reason: text('Short and stable'),
    detail: text('Names and values'),
    resource: reference,
    path: text('JSON Pointer into the object'),
    controls: { type: 'object', description: 'Ids of controls by framework' },
    sources: listOf(source),
    state,
    firstSeen: time('When it was first seen'),
    lastSeen: time('When it was last seen, to the hour'),
    resolvedAt: time('When it was found gone'),
    reopened: whole('How often it came back'),
    revision: whole('Revision of the store at its last change'),
  },
  [
    'cluster',
    'fingerprint',
    'check',
    'severity',
    'status',
    'detail',
    'resource',
    'path',
    'state',
    'revision',
  ],
);

const counted = { type: 'object', additionalProperties: { type: 'integer' } };

export const counts: Schema = shapeOf({
  total: whole('All'),
  bySeverity: counted,
  bySource: counted,
  byNamespace: listOf(shapeOf({ namespace: text('Empty for objects in none'), count: whole('How many') })),
  byCheck: listOf(shapeOf({ check: text('Id'), count: whole('How many') })),
});

export const pageOf = (items: Schema): Schema =>
  shapeOf({ items: listOf(items), next: text('Cursor of the next page; absent on the last') }, ['items']);

export const paging: Readonly<Record<string, Schema>> = {
  cursor: text('As the page before gave it', { maxLength: limits.cursorLength }),
  limit: whole('Items of the page', { minimum: 1, maximum: limits.pageSize, default: 50 }),
};

export const findingFilter: Readonly<Record<string, Schema>> = {
  cluster: several(short, 'Uids of clusters'),
  state: several(state, 'States; open where it is left out'),
  severity: several(severity, 'Severities'),
  check: several(short, 'Ids of checks'),
  kind: several(kind, 'Kinds of findings'),
  namespace: several(
    { type: 'string', maxLength: limits.filterText },
    'Namespaces; empty for objects in none',
  ),
  source: several(source, 'Sources of compromise'),
  control: several(short, 'Controls: nsa:NSA-POD-17'),
};

export const findingSearch: Readonly<Record<string, Schema>> = {
  ...findingFilter,
  resourceKind: several(short, 'Kinds of objects'),
  resourceName: { ...short, description: "The object's whole name" },
  text: { ...short, description: "Part of an object's name or a check's id" },
  since: time('First seen at this time or later'),
  sort: { type: 'string', enum: findingSorts, default: 'severity', description: 'Order' },
};
