import { type ComponentView, membersOf, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { enabledWith } from '../../control-plane/admission-plugins.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const plugin = 'DenyServiceExternalIPs';

const evaluate = (server: ComponentView): readonly Violation[] =>
  membersOf(server, 'enable-admission-plugins')?.includes(plugin) === true
    ? none
    : flagViolation(server, 'enable-admission-plugins', `does not enable ${plugin}`);

export const apiServerExternalIps = defineCheck({
  id: 'api-server-external-ips',
  title: 'The API server should refuse external addresses of Services',
  severity: 'low',
  reason: 'external addresses of Services allowed',
  rationale:
    'Whoever may create a Service can claim any address by externalIPs and gets the traffic of the nodes that goes there (CVE-2020-8554).',
  controls: { cis: ['1.2.3'], kubescape: ['C-0283'], attack: ['T1557'] },
  sources: ['insider', 'malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Add DenyServiceExternalIPs to --enable-admission-plugins.',
    operations: (server) => setFlag(server, 'enable-admission-plugins', enabledWith(server, plugin)),
  },
  examples: [
    {
      name: 'refused',
      objects: staticPod('kube-apiserver', `--enable-admission-plugins=NodeRestriction,${plugin}`),
      violations: [],
    },
    { name: 'allowed', objects: staticPod('kube-apiserver', '--v=2'), violations: [commandPath] },
    {
      name: 'allowed beside others',
      objects: staticPod('kube-apiserver', '--enable-admission-plugins=NodeRestriction'),
      violations: [`${commandPath}/1`],
    },
    {
      name: 'by default of kubeadm',
      objects: kubeadmCluster('apiServer: {}'),
      violations: ['/apiServer/extraArgs/enable-admission-plugins'],
    },
  ],
});
