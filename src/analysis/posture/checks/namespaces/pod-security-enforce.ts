import type { Inventory } from '../../../../inventory/inventory.ts';
import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { podsIn } from '../../../../inventory/views/selection.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { levelPassedBy } from '../../namespaces/passed-level.ts';
import { labelPath, levelLabel, strictnessOf } from '../../namespaces/pod-security-labels.ts';

const label = levelLabel('enforce');

const evaluate = ({ name, labels }: NamespaceView): readonly Violation[] => {
  const level = labels[label];
  const strictness = strictnessOf(level);
  if (strictness !== undefined && strictness > 0) return none;
  const saying =
    level === undefined
      ? `has no label ${label}`
      : `has ${label} "${level}"${strictness === undefined ? ', which is no level' : ''}`;
  return [
    { path: labelPath(label), detail: `Namespace "${name}" ${saying}: enforce baseline or restricted` },
  ];
};

/** With pods that would be refused, a person has to decide which of the two has to change. */
const operations = (
  { resource, name }: NamespaceView,
  { path }: Violation,
  inventory: Inventory,
): readonly Operation[] => {
  const level = levelPassedBy(podsIn(inventory, name));
  return level === undefined ? [] : [set(resource.object, path, level)];
};

export const podSecurityEnforce = defineCheck({
  id: 'pod-security-enforce',
  title: 'Every namespace must enforce a Pod Security Standard',
  severity: 'medium',
  reason: 'no Pod Security Standard enforced',
  rationale:
    'Unless something enforces at least baseline, whoever may create a pod in the namespace may create a privileged one, and is then on the node.',
  controls: { nsa: ['NSA-POD-13'], cis: ['5.2.1'], attack: ['T1611'], kubescape: ['C-0192'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Label the namespace with the strictest level that its pods pass, at least baseline.',
    operations,
  },
  examples: [
    {
      name: 'restricted',
      objects: namespace('shop', 'pod-security.kubernetes.io/enforce: restricted'),
      violations: [],
    },
    {
      name: 'a pod that would be refused',
      objects: `${namespace('shop')}
---
apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: shop }
spec: { hostNetwork: true, containers: [{ name: app }] }`,
      violations: ['Namespace/shop /metadata/labels/pod-security.kubernetes.io~1enforce'],
    },
    {
      name: 'no label',
      objects: namespace('shop'),
      violations: ['/metadata/labels/pod-security.kubernetes.io~1enforce'],
    },
    {
      name: 'no demand',
      objects: namespace('shop', 'pod-security.kubernetes.io/enforce: privileged'),
      violations: ['/metadata/labels/pod-security.kubernetes.io~1enforce'],
    },
    {
      name: 'no level',
      objects: namespace('shop', 'pod-security.kubernetes.io/enforce: strict'),
      violations: ['/metadata/labels/pod-security.kubernetes.io~1enforce'],
    },
  ],
});
