import type { ClusterAnswer } from '../api/answers.ts';

/** Whether something of a cluster could not be looked at. Before its first evaluation all of it. */
export const isPartial = ({ evaluation, isPartial: told }: ClusterAnswer): boolean =>
  told ?? (evaluation === undefined || evaluation.problems.length + evaluation.missingRights.length > 0);

export interface NotLookedAt {
  readonly cluster: string;
  /** In words, one for each. */
  readonly rights: readonly string[];
  readonly problems: readonly string[];
  /** There is something, but not for those who see some namespaces only. */
  readonly isHidden: boolean;
}

/** What could not be looked at, cluster by cluster. */
export const notLookedAt = (clusters: readonly ClusterAnswer[]): readonly NotLookedAt[] =>
  clusters.filter(isPartial).map(({ name, evaluation }) => ({
    cluster: name,
    rights: evaluation?.missingRights ?? [],
    problems: (evaluation?.problems ?? []).map(({ file, detail }) =>
      file === '' || detail.includes(file) ? detail : `${file}: ${detail}`,
    ),
    isHidden: evaluation === undefined,
  }));
