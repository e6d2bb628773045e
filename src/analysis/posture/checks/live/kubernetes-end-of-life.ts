import { type ClusterView, clusters } from '../../../../inventory/views/cluster-state.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster } from '../../live/example-objects.ts';
import { endOfLife, parseKubernetesVersion } from '../../live/kubernetes-version.ts';

const path = fieldPath('/server/version');

const evaluate = ({ version, date }: ClusterView): readonly Violation[] => {
  const parsed = parseKubernetesVersion(version);
  if (parsed === undefined)
    return [{ path, detail: 'the API server does not say which version it has', isUnsure: true }];
  const end = endOfLife(parsed.minor, date);
  if (end === undefined) return none;
  return [{ path, detail: `the API server is ${version}: support of 1.${parsed.minor} ended ${end}` }];
};

export const kubernetesEndOfLife = defineCheck({
  id: 'kubernetes-end-of-life',
  title: 'The control plane must run a supported minor version of Kubernetes',
  severity: 'high',
  reason: 'Kubernetes past its end of life',
  rationale:
    'Nobody repairs what is found in it from then on: each published vulnerability stays open, with its description at hand.',
  controls: { nsa: ['NSA-UPG-01'], attack: ['T1190', 'T1068'], kubescape: ['C-0273', 'C-0089'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: clusters,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Upgrade the control plane, one minor version at a time, then the nodes.',
  },
  examples: [
    { name: 'supported', objects: cluster('v1.36.5'), violations: [] },
    { name: 'newer than what is known', objects: cluster('v1.48.0'), violations: [] },
    { name: 'of a provider', objects: cluster('v1.35.9-eks-3025e55'), violations: [] },
    { name: 'ended', objects: cluster('v1.34.9'), violations: ['/server/version'] },
    { name: 'ended long ago', objects: cluster('v1.19.0'), violations: ['/server/version'] },
    { name: 'a version that is hidden', objects: cluster(''), violations: ['/server/version'] },
  ],
});
