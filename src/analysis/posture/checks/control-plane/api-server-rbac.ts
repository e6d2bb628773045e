import { type ComponentView, membersOf, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] => {
  const modes = membersOf(server, 'authorization-mode');
  if (modes === undefined || modes.includes('RBAC')) return none;
  return flagViolation(server, 'authorization-mode', 'has no RBAC in --authorization-mode');
};

export const apiServerRbac = defineCheck({
  id: 'api-server-rbac',
  title: 'RBAC must be switched on',
  severity: 'high',
  reason: 'RBAC off',
  rationale:
    'Roles and bindings in the cluster then mean nothing: who may do what is in a file or a service that nobody of the cluster sees.',
  controls: {
    nsa: ['NSA-AUTH-08'],
    cis: ['1.2.8'],
    kubescape: ['C-0120', 'C-0088'],
    attack: ['T1078'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Add RBAC to --authorization-mode.',
    operations: (server) => {
      const others = (membersOf(server, 'authorization-mode') ?? []).filter((mode) => mode !== 'AlwaysAllow');
      return setFlag(server, 'authorization-mode', [...others, 'RBAC'].join(','));
    },
  },
  examples: [
    { name: 'on', objects: staticPod('kube-apiserver', '--authorization-mode=Node,RBAC'), violations: [] },
    {
      name: 'off',
      objects: staticPod('kube-apiserver', '--authorization-mode=Node,ABAC'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
