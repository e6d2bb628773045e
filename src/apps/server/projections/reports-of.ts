import { limits } from '../../../model/limits.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Report, ReportMaker } from './report.ts';

export interface ReportsOptions {
  readonly store: Store;
  /** Uid of the cluster. */
  readonly cluster: string;
  readonly release: string;
  /** `''` stands for what lies in no namespace. Absent: all. */
  readonly namespaces?: readonly string[];
}

/** A report of each namespace with open findings, one after the other: never more than one of them is held. */
export async function* reportsOf({
  store,
  cluster,
  release,
  namespaces,
}: ReportsOptions): AsyncGenerator<Report> {
  const filter = { clusters: [cluster], ...(namespaces === undefined ? {} : { namespaces }) };
  let maker: ReportMaker | undefined;
  let cursor: string | undefined;
  do {
    const page = await store.findings.page({
      filter,
      sort: 'namespace',
      limit: limits.pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const finding of page.items) {
      const { namespace = '' } = finding.resource;
      if (maker !== undefined && maker.namespace !== namespace) yield maker.report();
      if (maker?.namespace !== namespace) maker = new ReportMaker(namespace, release);
      maker.add(finding);
    }
    cursor = page.next;
  } while (cursor !== undefined);
  if (maker !== undefined) yield maker.report();
}
