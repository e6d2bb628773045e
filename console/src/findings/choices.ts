import { compromiseSources } from '../../../src/model/control.ts';
import { severities } from '../../../src/model/severity.ts';
import type { ClusterAnswer, Counts } from '../api/answers.ts';
import { sourceWords, stateWords } from '../parts/words.ts';
import type { Choice } from './filter-menu.tsx';
import type { ListName } from './search.ts';

const kinds = ['misconfiguration', 'vulnerability', 'secret', 'signature', 'privilege', 'exposure', 'threat'];

export const listTitles: Readonly<Record<ListName, string>> = {
  state: 'State',
  severity: 'Severity',
  source: 'Source',
  kind: 'Kind',
  namespace: 'Namespace',
  check: 'Check',
  resourceKind: 'Kind of object',
  control: 'Control',
  cluster: 'Cluster',
};

/** How a value of a filter reads. */
export const valueText = (name: ListName, value: string, clusters: readonly ClusterAnswer[]): string => {
  if (name === 'namespace' && value === '') return '(in no namespace)';
  if (name === 'state') return (stateWords as Readonly<Record<string, string>>)[value] ?? value;
  if (name === 'source')
    return (sourceWords as Readonly<Record<string, { readonly title: string }>>)[value]?.title ?? value;
  if (name === 'cluster') return clusters.find(({ uid }) => uid === value)?.name ?? value;
  return value;
};

/** What the menus offer: namespaces and checks as they are among what is counted. */
export const choicesOf = (
  counts: Counts | undefined,
  clusters: readonly ClusterAnswer[],
): readonly (readonly [ListName, readonly Choice[]])[] => {
  const choice = (name: ListName, value: string, count?: number): Choice => ({
    value,
    label: valueText(name, value, clusters),
    count,
  });
  return [
    ['severity', severities.map((value) => choice('severity', value, counts?.bySeverity[value]))],
    ['state', Object.keys(stateWords).map((value) => choice('state', value))],
    ['source', compromiseSources.map((value) => choice('source', value, counts?.bySource[value]))],
    [
      'namespace',
      (counts?.byNamespace ?? []).map(({ namespace, count }) => choice('namespace', namespace, count)),
    ],
    ['check', (counts?.byCheck ?? []).map(({ check, count }) => choice('check', check, count))],
    ['kind', kinds.map((value) => choice('kind', value))],
    ...(clusters.length < 2 ? [] : [['cluster', clusters.map(({ uid }) => choice('cluster', uid))] as const]),
  ];
};
