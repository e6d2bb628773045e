import { type ComponentView, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { mustBe } from '../../control-plane/flag-violation.ts';

/** With an AuthenticationConfiguration the answer is in that file, which may allow it for the paths of health checks alone. */
const evaluate = (server: ComponentView): readonly Violation[] =>
  (settingOf(server, 'authentication-config') ?? '') === ''
    ? mustBe(server, 'anonymous-auth', 'false', 'true')
    : none;

export const apiServerAnonymousAuth = defineCheck({
  id: 'api-server-anonymous-auth',
  title: 'The API server must not answer anonymous requests',
  severity: 'medium',
  reason: 'anonymous requests to the API server',
  rationale:
    'Whoever reaches the port may ask without a name: one careless binding to system:unauthenticated, or a fault in authorization, opens the cluster to the network.',
  controls: {
    nsa: ['NSA-AUTH-01', 'NSA-CP-12'],
    cis: ['1.2.1'],
    kubescape: ['C-0113'],
    attack: ['T1190'],
  },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Name an AuthenticationConfiguration whose anonymous.conditions allow /livez, /readyz and /healthz only, since probes of the kubelet ask without a name.',
  },
  examples: [
    { name: 'switched off', objects: staticPod('kube-apiserver', '--anonymous-auth=false'), violations: [] },
    {
      name: 'left to a file',
      objects: staticPod('kube-apiserver', '--authentication-config=/etc/a.yaml'),
      violations: [],
    },
    { name: 'by default', objects: staticPod('kube-apiserver', '--v=2'), violations: [commandPath] },
    {
      name: 'switched on',
      objects: staticPod('kube-apiserver', '--anonymous-auth'),
      violations: [`${commandPath}/1`],
    },
    {
      name: 'by default of kubeadm',
      objects: kubeadmCluster(''),
      violations: ['/apiServer/extraArgs/anonymous-auth'],
    },
  ],
});
