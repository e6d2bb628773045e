import type { Acceptor } from '../../decision/exceptions/accept.ts';
import type { Finding } from '../../model/finding.ts';
import { fitsAny } from '../../model/glob.ts';
import type { Location } from '../../model/location.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { type IgnoreComment, readIgnores } from '../../sources/manifests/ignores.ts';
import { fileOf } from '../../sources/place.ts';

export interface CommentAcceptors {
  readonly acceptors: readonly Acceptor[];
  readonly problems: readonly Problem[];
}

/** The ignore comments of all files. Places are worked out only for findings in files that have such comments. */
export const commentAcceptors = (
  texts: ReadonlyMap<string, string>,
  resources: readonly Resource[],
  checkIds: ReadonlySet<string>,
  locate: (finding: Finding) => Location | undefined,
): CommentAcceptors => {
  const all = [...texts].map(([file, text]) => readIgnores(text, file));
  const comments = all.flatMap((one) => one.comments);
  const unknown = comments.flatMap((comment) =>
    comment.checks.flatMap((id) => unknownCheck(id, comment, checkIds)),
  );
  return {
    acceptors: comments
      .filter((comment) => comment.checks.some((id) => isKnown(id, checkIds)))
      .map((comment) => acceptorOf(comment, resources, locate)),
    problems: [...all.flatMap((one) => one.problems), ...unknown],
  };
};

const isKnown = (id: string, checkIds: ReadonlySet<string>): boolean => id.includes('*') || checkIds.has(id);

const unknownCheck = (
  id: string,
  { file, line }: IgnoreComment,
  checkIds: ReadonlySet<string>,
): readonly Problem[] =>
  isKnown(id, checkIds)
    ? []
    : [
        {
          code: 'invalid-ignore',
          file,
          line,
          detail: `there is no check "${id}"${didYouMean(id, checkIds)}`,
        },
      ];

const acceptorOf = (
  comment: IgnoreComment,
  resources: readonly Resource[],
  locate: (finding: Finding) => Location | undefined,
): Acceptor => {
  const { file, line, from, to, checks, reason, owner, until } = comment;
  const resource = resourceAt(resources, file, from);
  return {
    by: 'comment',
    source: `${file}:${line}`,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { expires: until }),
    accepts: (finding) => {
      if (fileOf(finding.resource.origin) !== file || !fitsAny(checks, finding.check)) return false;
      const place = locate(finding);
      return place !== undefined && place.line >= from && place.line <= to;
    },
    ...(resource === undefined
      ? {}
      : {
          about: {
            resource,
            place: { file, line, column: 1, endLine: line, endColumn: 1, precision: 'exact' as const },
          },
        }),
  };
};

/** The last object of the file that starts at or before the line. */
const resourceAt = (resources: readonly Resource[], file: string, line: number): Resource | undefined =>
  resources.findLast(
    ({ origin }) => origin.kind !== 'cluster' && origin.path === file && origin.line <= line,
  ) ?? resources.find(({ origin }) => origin.kind !== 'cluster' && origin.path === file);
