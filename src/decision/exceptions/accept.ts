import { endOfPeriod } from '../../model/date.ts';
import { root } from '../../model/field-path.ts';
import type { Acceptance, Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { CheckWords } from '../../model/report.ts';
import type { Resource } from '../../model/resource.ts';
import { nameOf } from '../../model/resource.ts';

/** Something that accepts findings: an exception, a comment, an annotation, an entry of a file. */
export interface Acceptor {
  readonly by: Acceptance['by'];
  /** Name of the exception, or the place of the comment or entry. */
  readonly source: string;
  readonly reason: string;
  readonly owner?: string;
  readonly expires?: string;
  accepts(finding: Finding): boolean;
  /** The object that a finding about the acceptor itself is filed under, and its place where that is not a field. */
  readonly about?: { readonly resource: Resource; readonly place?: Location };
}

/** Whether it holds at a time; without a time nothing is over. */
export const isOver = ({ expires }: Acceptor, now: string | undefined): boolean => {
  const end = expires === undefined ? undefined : endOfPeriod(expires);
  return end !== undefined && now !== undefined && Date.parse(now) >= end;
};

export const acceptanceBy = ({ by, source, reason, owner, expires }: Acceptor): Acceptance => ({
  by,
  source,
  reason,
  ...(owner === undefined ? {} : { owner }),
  ...(expires === undefined ? {} : { expires }),
});

/** A finding about an acceptor, in the words given. `undefined` for entries that no object holds. */
export const findingAbout = (acceptor: Acceptor, words: CheckWords, detail: string): Finding | undefined => {
  if (acceptor.about === undefined) return undefined;
  const { resource, place } = acceptor.about;
  return {
    kind: words.kind,
    check: words.id,
    severity: words.severity,
    status: 'warn',
    reason: words.reason,
    detail: `${nameOf(resource.reference)}: ${detail}`,
    resource,
    path: root,
    controls: words.controls,
    sources: words.sources,
    remedy: { ...words.remedy, operations: [] },
    ...(place === undefined ? {} : { place }),
  };
};
