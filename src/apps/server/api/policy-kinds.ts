/** A kind of ours that lives in a cluster and is written through the API. */
export interface PolicyKind {
  readonly kind: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
}

export const policyApiVersion = 'seawall.dev/v1alpha1';

export const policyKinds: readonly PolicyKind[] = [
  { kind: 'ClusterRiskException', plural: 'clusterriskexceptions', isNamespaced: false },
  { kind: 'Environment', plural: 'environments', isNamespaced: false },
  { kind: 'RiskException', plural: 'riskexceptions', isNamespaced: true },
];

/** Where an API server has objects of a kind; one of them where a name is given. */
export const pathOfKind = (kind: PolicyKind, namespace: string | undefined, name?: string): string => {
  const scope = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const one = name === undefined ? '' : `/${encodeURIComponent(name)}`;
  return `/apis/${policyApiVersion}${scope}/${kind.plural}${one}`;
};
