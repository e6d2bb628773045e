import { clusterRiskException } from '../../model/kinds/cluster-risk-exception.ts';
import { group } from '../../model/kinds/kind.ts';
import { readObject } from '../../model/kinds/read-object.ts';
import type { Fault } from '../../model/kinds/read-value.ts';
import { riskException } from '../../model/kinds/risk-exception.ts';
import { groupOf, type Resource } from '../../model/resource.ts';
import type { RiskException } from './exception.ts';

export type ParsedException =
  | { readonly ok: true; readonly value: RiskException }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const kindOf = ({ reference }: Resource) => {
  if (groupOf(reference.apiVersion) !== group) return undefined;
  return [riskException, clusterRiskException].find(({ kind }) => kind === reference.kind);
};

export const isRiskException = (resource: Resource): boolean => kindOf(resource) !== undefined;

/** Reads a RiskException or ClusterRiskException strictly: all faults at once. */
export const parseException = (resource: Resource): ParsedException => {
  const kind = kindOf(resource) ?? riskException;
  const read = readObject(kind, resource.object);
  if (!read.ok) return read;
  return { ok: true, value: { resource, spec: read.spec, reach: reachOf(kind.scope, resource) } };
};

const reachOf = (scope: 'Cluster' | 'Namespaced', { reference }: Resource): RiskException['reach'] => {
  if (scope === 'Cluster') return { over: 'all' };
  const { namespace } = reference;
  return namespace === undefined ? { over: 'namespace' } : { over: 'namespace', namespace };
};
