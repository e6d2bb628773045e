import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { labelPath, levelLabel, strictnessOf, versionLabel } from '../../namespaces/pod-security-labels.ts';

const label = versionLabel('enforce');

const evaluate = ({ name, labels }: NamespaceView): readonly Violation[] => {
  if ((strictnessOf(labels[levelLabel('enforce')]) ?? 0) === 0) return none;
  if (/^v1\.\d{1,3}$/.test(labels[label] ?? '')) return none;
  const saying = labels[label] === undefined ? 'is not set' : `is "${labels[label]}"`;
  return [{ path: labelPath(label), detail: `Namespace "${name}": ${label} ${saying}; pin it to a version` }];
};

export const podSecurityVersion = defineCheck({
  id: 'pod-security-version',
  title: 'The enforced Pod Security Standard must be pinned to a version',
  severity: 'info',
  reason: 'Pod Security version not pinned',
  rationale:
    'The standards gain rules with new versions of Kubernetes. Unpinned, an upgrade of the cluster is the moment in which pods that ran for years are refused.',
  controls: { nsa: ['NSA-POD-13'] },
  sources: ['insider'],
  target: userNamespaces,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set the label to the version of the cluster, v1.34 for example, and move it on after each upgrade.',
  },
  examples: [
    {
      name: 'pinned',
      objects: namespace(
        'shop',
        'pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.34',
      ),
      violations: [],
    },
    { name: 'nothing is enforced', objects: namespace('shop'), violations: [] },
    {
      name: 'whatever is the latest',
      objects: namespace('shop', 'pod-security.kubernetes.io/enforce: baseline'),
      violations: ['/metadata/labels/pod-security.kubernetes.io~1enforce-version'],
    },
  ],
});
