import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { workloadsRunning } from '../../../../inventory/views/running-programs.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, daemonSet, documents } from '../../live/example-objects.ts';

/** What enforces NetworkPolicy, by the end of its image's repository. */
const enforcing: readonly string[] = [
  'calico-node',
  'cilium-cilium',
  'cilium',
  'antrea-agent',
  'antrea-agent-ubuntu',
  'antrea-ubuntu',
  'weave-npc',
  'kube-router',
  'ovn-kubernetes',
  'ovn-kube',
  'kube-ovn',
  'network-policy-agent',
  'aws-network-policy-agent',
  'azure-npm',
  'kube-network-policies',
  'kindnetd',
  'cni-anetd',
];

/** Plugins that connect pods, and leave policies to somebody else. */
const connecting: readonly string[] = ['flannel', 'amazon-k8s-cni', 'azure-cns'];

const evaluate = (inventory: Inventory): readonly Violation[] => {
  if (workloadsRunning(inventory, enforcing).length > 0) return none;
  const [plugin] = workloadsRunning(inventory, connecting);
  if (plugin === undefined)
    return [
      {
        path: root,
        detail:
          'no network plugin is seen that is known to enforce NetworkPolicy; it may be set up on the nodes',
        isUnsure: true,
      },
    ];
  const { name } = plugin.resource.reference;
  return [
    { path: root, detail: `the network plugin ${plugin.kind} "${name}" does not enforce NetworkPolicy` },
  ];
};

export const networkPluginWithoutPolicies = defineCheck({
  id: 'network-plugin-without-policies',
  title: 'The network plugin must enforce NetworkPolicy',
  severity: 'medium',
  reason: 'nothing enforces NetworkPolicy',
  rationale:
    'The API server stores policies whether or not anything enforces them. Where nothing does, every pod reaches every other one, and the policies say otherwise.',
  controls: { nsa: ['NSA-NET-03'], cis: ['5.3.1'], attack: ['T1046', 'T1210'], kubescape: ['C-0205'] },
  sources: ['malicious-actor'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: { safety: 'choice', words: 'Use a plugin that enforces policies, or add one that does only that.' },
  examples: [
    {
      name: 'Calico from a mirror',
      objects: documents(cluster(), daemonSet('net', 'mirror.example.com/mirrored-calico-node:v3.31.0')),
      violations: [],
    },
    {
      name: 'flannel with a policy engine beside it',
      objects: documents(
        cluster(),
        daemonSet('net', 'ghcr.io/flannel-io/flannel:v0.28.0'),
        daemonSet('npc', 'registry.k8s.io/networking/kube-network-policies:v1.0.0'),
      ),
      violations: [],
    },
    {
      name: 'flannel alone',
      objects: documents(cluster(), daemonSet('net', 'ghcr.io/flannel-io/flannel:v0.28.0')),
      violations: ['Cluster/ '],
    },
    { name: 'nothing to tell by', objects: cluster(), violations: [''] },
  ],
});
