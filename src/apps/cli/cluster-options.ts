import type { Option } from './option.ts';

/** Options about a cluster, a recording of one, and the store. */

export const cluster: Option = {
  name: 'cluster',
  type: 'flag',
  description: 'Look at the objects of a live cluster instead of files',
};

export const watchOption: Option = {
  name: 'watch',
  short: 'w',
  type: 'flag',
  description: 'Keep showing what is found in the cluster as it changes',
};

export const snapshot: Option = {
  name: 'snapshot',
  type: 'value',
  value: 'FILE',
  description: 'Look at a recording of a cluster, as seawall snapshot writes it',
};

export const kubeconfig: Option = {
  name: 'kubeconfig',
  type: 'list',
  value: 'FILE',
  description: 'How to reach the cluster; otherwise KUBECONFIG or ~/.kube/config',
};

export const context: Option = {
  name: 'context',
  type: 'value',
  value: 'NAME',
  description: 'Which context of the kubeconfig',
};

export const namespace: Option = {
  name: 'namespace',
  short: 'n',
  type: 'list',
  value: 'NAME',
  description: 'Only this namespace, and what belongs to none',
};

export const store: Option = {
  name: 'store',
  type: 'value',
  value: 'URL',
  description: 'Where findings are kept: a file, or postgres://…; otherwise SEAWALL_STORE or seawall.db',
};

export const clusterName: Option = {
  name: 'cluster-name',
  type: 'value',
  value: 'NAME',
  description: 'Which of the clusters that report to the store',
};

export const since: Option = {
  name: 'since',
  type: 'value',
  value: 'DATE',
  description: 'Compare with the policy of that day (2026-10-01, 30d) instead of the last sign-off',
};

export const sign: Option = {
  name: 'sign',
  type: 'value',
  value: 'NOTE',
  description: 'Sign off, with what was looked at',
};

export const by: Option = { name: 'by', type: 'value', value: 'WHO', description: 'Who signs off' };

export const verifyTrailOption: Option = {
  name: 'verify-trail',
  type: 'flag',
  description: 'Say whether the change trail of the store is what was written; status 1 where it is not',
};

export const trailAnchor: Option = {
  name: 'trail-anchor',
  type: 'value',
  value: 'SEQUENCE:HASH',
  description: 'A head of the trail that was noted elsewhere: an older store is noticed',
};
