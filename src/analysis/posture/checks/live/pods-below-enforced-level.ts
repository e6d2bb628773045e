import type { Inventory } from '../../../../inventory/inventory.ts';
import { inCluster } from '../../../../inventory/views/cluster-state.ts';
import { type NamespaceView, namespaces } from '../../../../inventory/views/namespaces.ts';
import type { PodView } from '../../../../inventory/views/pods.ts';
import { podsIn } from '../../../../inventory/views/selection.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { levelPassedBy } from '../../namespaces/passed-level.ts';
import { labelPath, levelLabel } from '../../namespaces/pod-security-labels.ts';

const label = levelLabel('enforce');
const mostNamed = 4;

/** Worked out once a pod: namespaces are looked at again with each change of a workload. */
const passedBy = (inventory: Inventory, pod: PodView) =>
  inventory.single('passed-level', pod.resource, pod, (one) => levelPassedBy([one]));

const isBelow = (inventory: Inventory, pod: PodView, level: string): boolean => {
  const passed = passedBy(inventory, pod);
  return level === 'restricted' ? passed !== 'restricted' : passed === undefined;
};

const evaluate = ({ name, labels }: NamespaceView, inventory: Inventory): readonly Violation[] => {
  const level = labels[label];
  if (level !== 'baseline' && level !== 'restricted') return none;
  const below = podsIn(inventory, name).filter((pod) => isBelow(inventory, pod, level));
  if (below.length === 0) return none;
  const names = below.map(({ resource: { reference } }) =>
    nameOf({ apiVersion: reference.apiVersion, kind: reference.kind, name: reference.name }),
  );
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [
    {
      path: labelPath(label),
      detail: `Namespace "${name}" enforces ${level}, which these do not pass: ${names.slice(0, mostNamed).join(', ')}${more}`,
      because: below.slice(0, mostNamed).map(({ resource }) => nameOf(resource.reference)),
    },
  ];
};

const held = (level: string): string => namespace('shop', `pod-security.kubernetes.io/enforce: ${level}`);

const agent = `apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: shop }
spec: { hostNetwork: true, containers: [{ name: app }] }`;
const web = agent.replace('hostNetwork: true, ', '').replace('name: agent', 'name: web');
const found = 'Namespace/shop /metadata/labels/pod-security.kubernetes.io~1enforce';

export const podsBelowEnforcedLevel = defineCheck({
  id: 'pods-below-enforced-level',
  title: 'What runs must pass the Pod Security Standard that its namespace enforces',
  severity: 'medium',
  reason: 'runs below the enforced standard',
  rationale:
    'Pod Security Admission looks at new pods alone. What was there before the label keeps its rights until it is started anew, and then it is refused.',
  controls: { nsa: ['NSA-POD-16'], attack: ['T1611'] },
  sources: ['malicious-actor', 'insider'],
  target: inCluster(namespaces),
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Repair the workloads and roll them out, or move them to a namespace of their own.',
  },
  examples: [
    { name: 'all pass', objects: documents(cluster(), held('baseline'), web), violations: [] },
    { name: 'nothing is enforced', objects: documents(cluster(), namespace('shop'), agent), violations: [] },
    { name: 'nothing is read from a cluster', objects: documents(held('baseline'), agent), violations: [] },
    {
      name: 'older than the label',
      objects: documents(cluster(), held('baseline'), agent, web),
      violations: [found],
    },
    {
      name: 'restricted since, and nobody repaired it',
      objects: documents(cluster(), held('restricted'), web),
      violations: [found],
    },
  ],
});
