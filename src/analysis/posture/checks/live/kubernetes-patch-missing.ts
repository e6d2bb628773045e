import { type ClusterView, clusters } from '../../../../inventory/views/cluster-state.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster } from '../../live/example-objects.ts';
import { newestPatch, parseKubernetesVersion } from '../../live/kubernetes-version.ts';

const evaluate = ({ version }: ClusterView): readonly Violation[] => {
  const parsed = parseKubernetesVersion(version);
  const newest = parsed && newestPatch(parsed.minor);
  if (parsed === undefined || newest === undefined || parsed.patch >= newest) return none;
  return [
    {
      path: fieldPath('/server/version'),
      detail: `the API server is ${version}, and 1.${parsed.minor}.${newest} is out`,
    },
  ];
};

export const kubernetesPatchMissing = defineCheck({
  id: 'kubernetes-patch-missing',
  title: 'The control plane must have the newest patch of its minor version',
  severity: 'medium',
  reason: 'a newer patch of Kubernetes is out',
  rationale:
    'Patches change little and close what was found: whoever reads the release notes knows what is still open here.',
  controls: { nsa: ['NSA-UPG-01'], attack: ['T1190', 'T1068'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: clusters,
  evaluate,
  remedy: { safety: 'choice', words: 'Upgrade the control plane to the newest patch, then the nodes.' },
  examples: [
    { name: 'newest', objects: cluster('v1.35.9'), violations: [] },
    { name: 'newer than what is known', objects: cluster('v1.36.20'), violations: [] },
    { name: 'a version that is hidden', objects: cluster(''), violations: [] },
    { name: 'an older patch', objects: cluster('v1.36.1'), violations: ['/server/version'] },
  ],
});
