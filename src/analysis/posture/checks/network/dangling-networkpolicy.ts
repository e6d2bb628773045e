import type { Inventory } from '../../../../inventory/inventory.ts';
import { type NetworkPolicyView, networkPolicies } from '../../../../inventory/views/network-policies.ts';
import { isEmptySelector, podsIn, selectsAny } from '../../../../inventory/views/selection.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inNamespace, networkPolicy, pod } from '../../network/example-objects.ts';

/** An empty selector means whatever pods the namespace will have, so that it is right without any. */
const evaluate = (
  { name, namespace, selector }: NetworkPolicyView,
  inventory: Inventory,
): readonly Violation[] => {
  if (isEmptySelector(selector) || selectsAny(inventory, namespace, selector)) return none;
  return [
    {
      path: fieldPath('/spec/podSelector'),
      detail: `NetworkPolicy "${name}" selects no pod of namespace "${namespace}" that was read`,
      ...(podsIn(inventory, namespace).length === 0 ? { severity: 'info' } : {}),
    },
  ];
};

const policy = networkPolicy('{ podSelector: { matchLabels: { app: web } } }');

export const danglingNetworkpolicy = defineCheck({
  id: 'dangling-networkpolicy',
  title: 'Network policies must select pods',
  severity: 'medium',
  reason: 'network policy selects no pod',
  rationale:
    'After a slip in a label the policy protects nobody, and everybody believes that it does: the pods it was written for are open.',
  controls: {
    nsa: ['NSA-NET-07'],
    kubescape: ['C-0299'],
    'kube-linter': ['dangling-networkpolicy'],
  },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct spec.podSelector or the labels of the pods, or delete the policy.',
  },
  examples: [
    { name: 'a pod has the labels', objects: documents(policy, pod()), violations: [] },
    { name: 'every pod there will be', objects: networkPolicy('{ podSelector: {} }'), violations: [] },
    { name: 'no pod of the namespace was read', objects: policy, violations: ['/spec/podSelector'] },
    {
      name: 'pods of other labels or namespaces',
      objects: documents(policy, pod(undefined, 'api'), inNamespace('finance', pod())),
      violations: ['NetworkPolicy/web /spec/podSelector'],
    },
  ],
});
