import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] => {
  const modes = membersOf(server, 'authorization-mode');
  if (modes === undefined || modes.includes('Node') || modes.includes('AlwaysAllow')) return none;
  return flagViolation(server, 'authorization-mode', 'has no Node in --authorization-mode');
};

export const apiServerNodeAuthorizer = defineCheck({
  id: 'api-server-node-authorizer',
  title: 'Kubelets must be authorized by the Node authorizer',
  severity: 'medium',
  reason: 'Node authorizer off',
  rationale:
    'Kubelets then need a role that lets each of them read the Secrets of every node, so that one node that is taken over gives all of them away.',
  controls: { nsa: ['NSA-AUTH-08'], cis: ['1.2.7'], kubescape: ['C-0119'], attack: ['T1552.007'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Put Node before RBAC in --authorization-mode, and drop the role of the group system:nodes.',
  },
  examples: [
    { name: 'on', objects: staticPod('kube-apiserver', '--authorization-mode=Node,RBAC'), violations: [] },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'off',
      objects: staticPod('kube-apiserver', '--authorization-mode', 'RBAC'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
