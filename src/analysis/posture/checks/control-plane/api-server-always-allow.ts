import { type ComponentView, membersOf, setFlag, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Authorizers are asked one after the other until one allows or denies, so AlwaysAllow beside others allows what they do not deny. */
const evaluate = (server: ComponentView): readonly Violation[] => {
  if ((settingOf(server, 'authorization-config') ?? '') !== '') return none;
  const modes = membersOf(server, 'authorization-mode');
  if (modes === undefined)
    return flagViolation(
      server,
      'authorization-mode',
      'leaves --authorization-mode at its default AlwaysAllow',
    );
  return modes.includes('AlwaysAllow')
    ? flagViolation(server, 'authorization-mode', 'has AlwaysAllow in --authorization-mode')
    : none;
};

export const apiServerAlwaysAllow = defineCheck({
  id: 'api-server-always-allow',
  title: 'The API server must not allow everything',
  severity: 'critical',
  reason: 'API server allows everything',
  rationale: 'Whoever can authenticate, with any token of any pod, is the administrator of the cluster.',
  controls: { nsa: ['NSA-AUTH-09'], cis: ['1.2.6'], kubescape: ['C-0118'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --authorization-mode=Node,RBAC.',
    operations: (server) => setFlag(server, 'authorization-mode', 'Node,RBAC'),
  },
  examples: [
    {
      name: 'Node and RBAC',
      objects: staticPod('kube-apiserver', '--authorization-mode=Node,RBAC'),
      violations: [],
    },
    {
      name: 'left to a file',
      objects: staticPod('kube-apiserver', '--authorization-config=/a.yaml'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'by default', objects: staticPod('kube-apiserver'), violations: [commandPath] },
    {
      name: 'beside others',
      objects: staticPod('kube-apiserver', '--authorization-mode=RBAC,AlwaysAllow'),
      violations: [`${commandPath}/1`],
    },
  ],
});
