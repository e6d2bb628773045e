import { defineKind } from './kind.ts';
import { exceptionColumns, exceptionExamples, exceptionSpec, exceptionStatus } from './risk-exception.ts';

/** Somebody takes a risk in all namespaces, or for objects that are in none. */
export const clusterRiskException = defineKind({
  kind: 'ClusterRiskException',
  plural: 'clusterriskexceptions',
  singular: 'clusterriskexception',
  shortNames: ['crex'],
  scope: 'Cluster',
  description:
    'A risk that somebody takes, for a reason, for a time, in every namespace and for objects that are in none. It says the same as a RiskException; match.namespaces narrows it.',
  spec: exceptionSpec,
  status: exceptionStatus,
  columns: exceptionColumns,
  examples: exceptionExamples,
});
