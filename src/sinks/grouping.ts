import type { Entry } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';

/** The entries of one object, the worst first. */
export interface Group {
  readonly resource: Resource;
  readonly entries: readonly Entry[];
}

/** Entries by object; the objects in the order of their first, and so worst, entry. */
export const groupByObject = (entries: readonly Entry[]): readonly Group[] =>
  [...Map.groupBy(entries, ({ finding }) => finding.resource)].map(([resource, own]) => ({
    resource,
    entries: own,
  }));
