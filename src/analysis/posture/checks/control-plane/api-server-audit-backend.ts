import { type ComponentView, flagOf, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { nodeFolders } from '../../../../inventory/views/node-folders.ts';
import { mountOver } from '../../../../inventory/views/volume-mounts.ts';
import { type CheckContext, defineCheck, none, type Violation } from '../../check.ts';
import { kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Where the log lies on the node, as far as the pod says. */
const onNode = (server: ComponentView, path: string): string => {
  const mounted = server.pod && mountOver(server.pod.view, server.pod.container, path);
  const host = mounted?.volume?.hostPath?.path;
  return host === undefined ? path : `${host}${path.slice(mounted?.mount.mountPath?.length ?? 0)}`;
};

/** What goes to standard output is collected with the logs of pods. */
const evaluate = (server: ComponentView, { inventory }: CheckContext<unknown>): readonly Violation[] => {
  const path = settingOf(server, 'audit-log-path') ?? '';
  const hasWebhook = (settingOf(server, 'audit-webhook-config-file') ?? '') !== '';
  if (path === '' || path === '-' || hasWebhook) return none;
  if (inventory.select(nodeFolders).some(({ isOver }) => isOver(onNode(server, path)))) return none;
  const where =
    flagOf(server, 'audit-log-path') === undefined ? 'audit-webhook-config-file' : 'audit-log-path';
  return flagViolation(server, where, `keeps its audit log in ${path} on its node alone`);
};

const agent =
  '{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: agent }, spec: { template: { spec: { containers: [{ name: a }], volumes: [{ name: l, hostPath: { path: /var/log } }] } } } }';

export const apiServerAuditBackend = defineCheck({
  id: 'api-server-audit-backend',
  title: 'Audit events must also go to a place outside',
  severity: 'info',
  reason: 'audit log on its node alone',
  rationale:
    'Who has taken over the control plane deletes the file, and with it the only record of how he came in.',
  controls: { nsa: ['NSA-LOG-10'], attack: ['T1070'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set --audit-webhook-config-file, or let an agent on the node read the file and send it away.',
  },
  examples: [
    {
      name: 'a webhook',
      objects: staticPod('kube-apiserver', '--audit-log-path=/l', '--audit-webhook-config-file=/w'),
      violations: [],
    },
    {
      name: 'an agent reads it',
      objects: `${staticPod('kube-apiserver', '--audit-log-path=/var/log/audit/a.log')}\n---\n${agent}`,
      violations: [],
    },
    {
      name: 'another folder than the agent reads',
      objects: `${staticPod('kube-apiserver', '--audit-log-path=/srv/a.log')}\n---\n${agent}`,
      violations: ['Pod/kube-apiserver /spec/containers/0/command/1'],
    },
    {
      name: 'a file alone',
      objects: kubeadmCluster('apiServer: { extraArgs: [{ name: audit-log-path, value: /l }] }'),
      violations: ['/apiServer/extraArgs/0/value'],
    },
  ],
});
