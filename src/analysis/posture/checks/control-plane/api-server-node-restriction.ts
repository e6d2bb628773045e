import { type ComponentView, membersOf, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { enabledWith } from '../../control-plane/admission-plugins.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const plugin = 'NodeRestriction';

const evaluate = (server: ComponentView): readonly Violation[] =>
  membersOf(server, 'enable-admission-plugins')?.includes(plugin) === true
    ? none
    : flagViolation(server, 'enable-admission-plugins', `does not enable ${plugin}`);

export const apiServerNodeRestriction = defineCheck({
  id: 'api-server-node-restriction',
  title: 'Each kubelet must be limited to its own node and pods',
  severity: 'high',
  reason: 'kubelets not limited to their node',
  rationale:
    'Without the plugin the credentials of one node change the labels and pods of every other, so that who has one node draws sensitive pods to it.',
  controls: { cis: ['1.2.14'], kubescape: ['C-0127'], attack: ['T1068'] },
  sources: ['malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Add NodeRestriction to --enable-admission-plugins.',
    operations: (server) => setFlag(server, 'enable-admission-plugins', enabledWith(server, plugin)),
  },
  examples: [
    {
      name: 'limited',
      objects: staticPod('kube-apiserver', `--enable-admission-plugins=${plugin}`),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'not limited', objects: staticPod('kube-apiserver'), violations: [commandPath] },
    {
      name: 'taken out of the list of kubeadm',
      objects: kubeadmCluster(
        'apiServer: { extraArgs: [{ name: enable-admission-plugins, value: AlwaysPullImages }] }',
      ),
      violations: ['/apiServer/extraArgs/0/value'],
    },
  ],
});
