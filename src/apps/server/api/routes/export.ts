import { Readable } from 'node:stream';
import type { FindingFilter } from '../../../../model/finding-filter.ts';
import { limits } from '../../../../model/limits.ts';
import type { FindingRecord } from '../../../../model/records.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { filterFrom } from '../filter-from.ts';
import type { Route } from '../route.ts';
import { findingFilter } from '../schemas.ts';

const columns = {
  cluster: (one: FindingRecord) => one.cluster,
  fingerprint: (one: FindingRecord) => one.fingerprint,
  severity: (one: FindingRecord) => one.severity,
  state: (one: FindingRecord) => one.state,
  status: (one: FindingRecord) => one.status,
  check: (one: FindingRecord) => one.check,
  kind: (one: FindingRecord) => one.resource.kind,
  namespace: (one: FindingRecord) => one.resource.namespace ?? '',
  name: (one: FindingRecord) => one.resource.name,
  path: (one: FindingRecord) => one.path,
  detail: (one: FindingRecord) => one.detail,
  firstSeen: (one: FindingRecord) => one.firstSeen,
  lastSeen: (one: FindingRecord) => one.lastSeen,
};

/** RFC 4180; what a spreadsheet would take for a formula is kept text by an apostrophe, for names come from outside. */
const cell = (value: string): string =>
  `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

const forms = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: `${Object.keys(columns).join(',')}\r\n`,
    line: (one: FindingRecord) =>
      `${Object.values(columns)
        .map((of) => cell(of(one)))
        .join(',')}\r\n`,
  },
  ndjson: {
    type: 'application/x-ndjson',
    head: '',
    line: (one: FindingRecord) => `${JSON.stringify(one)}\n`,
  },
} as const;

async function* linesOf(
  store: Store,
  filter: FindingFilter,
  form: keyof typeof forms,
): AsyncIterable<string> {
  const { head, line } = forms[form];
  yield head;
  for (let cursor: string | undefined; ; ) {
    const page = await store.findings.page({
      filter,
      limit: limits.pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page.items.map(line).join('');
    cursor = page.next;
    if (cursor === undefined) return;
  }
}

export const exportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/findings/export',
    id: 'exportFindings',
    summary: 'All findings that fit a filter, as one file',
    role: 'viewer',
    query: {
      ...findingFilter,
      format: {
        type: 'string',
        enum: Object.keys(forms),
        default: 'ndjson',
        description: 'Form of the file',
      },
    },
    answers: {
      200: {
        description: 'The findings, one a line',
        types: Object.values(forms).map(({ type }) => type.split(';')[0] ?? type),
      },
    },
    handle: async ({ api, query, identity }) => {
      const form = query['format'] === 'csv' ? 'csv' : 'ndjson';
      const lines = linesOf(api.store, filterFrom(query, identity), form);
      return {
        headers: { 'content-disposition': `attachment; filename="findings.${form}"` },
        stream: { type: forms[form].type, body: Readable.from(lines, { objectMode: false }) },
      };
    },
  },
];
