import type { Check } from '../../analysis/posture/check.ts';
import type { Rules } from '../../decision/decide.ts';
import type { Acceptor } from '../../decision/exceptions/accept.ts';
import { exceptionWords } from '../../decision/exceptions/words.ts';
import type { FieldPath } from '../../model/field-path.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Manifests } from '../../sources/manifests/collect.ts';
import { fileOf, placeOf } from '../../sources/place.ts';
import type { Baseline } from '../exceptions/baseline.ts';
import { commentAcceptors } from '../exceptions/comment-acceptors.ts';
import { documentAcceptors } from '../exceptions/document-acceptors.ts';
import { annotationAcceptors, type Honoured } from '../exceptions/foreign-acceptors.ts';
import { kindProblems } from '../kinds/kind-problems.ts';
import { locationOf } from './entry.ts';

/** What findings are decided by, beside the exceptions in the files themselves. */
export interface Exemptions {
  readonly baseline: Baseline;
  readonly honoured: readonly Honoured[];
  /** Acceptors that were read elsewhere: entries of ignore files. */
  readonly acceptors: readonly Acceptor[];
  /** RFC 3339. */
  readonly now: string;
  /** Whether exceptions that match nothing are findings; not so when only some checks ran. */
  readonly unused: Rules['unused'];
}

/** Gathers everything that accepts findings: RiskExceptions, comments, annotations of other tools, ignore files, the baseline. */
export const rulesFrom = (
  facts: Manifests,
  exemptions: Exemptions,
  available: readonly Check[],
): { readonly rules: Rules; readonly problems: readonly Problem[] } => {
  const placeIn = (resource: Resource, path: FieldPath) => {
    const place = placeOf(resource, path, facts.texts);
    return place === undefined
      ? { file: fileOf(resource.origin) }
      : { file: place.file, line: place.line, column: place.column };
  };
  const documents = documentAcceptors(facts.resources, placeIn);
  const checkIds = new Set([...available, ...exceptionWords].map(({ id }) => id));
  const comments = commentAcceptors(facts.texts, facts.resources, checkIds, (finding) =>
    locationOf(finding, facts.texts),
  );
  const foreign = annotationAcceptors(facts.resources, exemptions.honoured);
  return {
    rules: {
      acceptors: [...documents.acceptors, ...comments.acceptors, ...foreign, ...exemptions.acceptors],
      baseline: exemptions.baseline,
      now: exemptions.now,
      unused: exemptions.unused,
    },
    problems: [...documents.problems, ...kindProblems(facts.resources, placeIn), ...comments.problems],
  };
};
