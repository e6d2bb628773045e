import type { Inventory } from '../../../../inventory/inventory.ts';
import { inCluster } from '../../../../inventory/views/cluster-state.ts';
import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { podsIn } from '../../../../inventory/views/selection.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { levelPassedBy } from '../../namespaces/passed-level.ts';
import { labelPath, levelLabel } from '../../namespaces/pod-security-labels.ts';

const label = levelLabel('enforce');

const evaluate = ({ name, labels }: NamespaceView, inventory: Inventory): readonly Violation[] => {
  if (labels[label] !== 'baseline') return none;
  const pods = podsIn(inventory, name);
  if (pods.length === 0 || levelPassedBy(pods) !== 'restricted') return none;
  return [
    {
      path: labelPath(label),
      detail: `Namespace "${name}" enforces baseline, and all that runs there passes restricted`,
    },
  ];
};

const pod = (fields: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${fields} }`;
const strict =
  'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }, containers: [{ name: app, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }]';
const held = namespace('shop', 'pod-security.kubernetes.io/enforce: baseline');

export const podSecurityStricterLevel = defineCheck({
  id: 'pod-security-stricter-level',
  title: 'A namespace should enforce the strictest standard that its pods pass',
  severity: 'info',
  reason: 'a stricter standard would hold',
  rationale:
    'What everything passes today costs nothing to demand. Without the demand the next release may bring back what was taken away.',
  controls: { attack: ['T1611'] },
  sources: ['malicious-actor', 'insider'],
  runs: 'on-request',
  target: inCluster(userNamespaces),
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'tightening',
    words: 'Label the namespace with the level restricted.',
    operations: ({ resource }, { path }) => [set(resource.object, path, 'restricted')],
  },
  examples: [
    {
      name: 'a pod that needs baseline',
      objects: documents(cluster(), held, pod('containers: [{ name: app }]')),
      violations: [],
    },
    { name: 'nothing runs', objects: documents(cluster(), held), violations: [] },
    { name: 'nothing is read from a cluster', objects: documents(held, pod(strict)), violations: [] },
    {
      name: 'all pass restricted',
      objects: documents(cluster(), held, pod(strict)),
      violations: ['Namespace/shop /metadata/labels/pod-security.kubernetes.io~1enforce'],
    },
  ],
});
