import type { Inventory } from '../../../../inventory/inventory.ts';
import { type NetworkPolicyView, networkPolicies } from '../../../../inventory/views/network-policies.ts';
import { podsMatching } from '../../../../inventory/views/selection.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, networkPolicy, pod } from '../../network/example-objects.ts';
import { isIsolable } from '../../network/isolable.ts';

const evaluate = (
  { name, namespace, selector }: NetworkPolicyView,
  inventory: Inventory,
): readonly Violation[] => {
  const pods = podsMatching(inventory, namespace, selector);
  const first = pods[0];
  if (first === undefined || pods.some(isIsolable)) return none;
  const { kind, name: holder } = first.resource.reference;
  return [
    {
      path: fieldPath('/spec/podSelector'),
      detail: `NetworkPolicy "${name}" selects only pods in the network of their node: ${kind} "${holder}"${pods.length > 1 ? ' and others' : ''}`,
    },
  ];
};

const hostPod = pod('{ hostNetwork: true, containers: [{ name: app }] }');
const policy = networkPolicy('{ podSelector: { matchLabels: { app: web } } }');

export const networkPolicyOnHostNetwork = defineCheck({
  id: 'network-policy-on-host-network',
  title: 'Network policies must select pods that they hold for',
  severity: 'low',
  reason: 'policy has no effect on its pods',
  rationale:
    "A pod in its node's network sends and receives with the address of the node. Most network plug-ins then take no notice of the policy, and everybody believes that it protects.",
  controls: { nsa: ['NSA-NET-07'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Take the pods out of the network of their node, or guard them by a host firewall or a policy for nodes.',
  },
  examples: [
    { name: 'a pod of the cluster’s network', objects: documents(policy, pod(), hostPod), violations: [] },
    {
      name: 'a pod of its node’s network',
      objects: documents(policy, hostPod),
      violations: ['NetworkPolicy/web /spec/podSelector'],
    },
  ],
});
