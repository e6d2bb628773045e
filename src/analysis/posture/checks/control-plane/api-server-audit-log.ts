import { type ComponentView, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const has = (server: ComponentView, flag: string): boolean => (settingOf(server, flag) ?? '') !== '';

/** A policy without a backend, and a backend without a policy, write nothing. (kubernetes.io, "Auditing") */
const evaluate = (server: ComponentView): readonly Violation[] => {
  const hasPolicy = has(server, 'audit-policy-file');
  const hasBackend = has(server, 'audit-log-path') || has(server, 'audit-webhook-config-file');
  if (hasPolicy && hasBackend) return none;
  if (hasBackend)
    return flagViolation(server, 'audit-policy-file', 'has no --audit-policy-file, so no event is recorded');
  const what = 'has neither --audit-log-path nor --audit-webhook-config-file, so no event is kept';
  return flagViolation(server, 'audit-log-path', what);
};

export const apiServerAuditLog = defineCheck({
  id: 'api-server-audit-log',
  title: 'The API server must keep an audit log',
  severity: 'high',
  reason: 'no audit log',
  rationale:
    'Without it nobody can say who read a Secret, opened a shell or changed a role, neither while it happens nor afterwards.',
  controls: {
    nsa: ['NSA-LOG-01'],
    cis: ['1.2.16', '3.2.1'],
    kubescape: ['C-0067', 'C-0130', 'C-0160'],
    attack: ['T1562.008'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Mount an audit policy, name it by --audit-policy-file, and give the events a file or a webhook.',
  },
  examples: [
    {
      name: 'to a file',
      objects: staticPod('kube-apiserver', '--audit-policy-file=/p', '--audit-log-path=/l'),
      violations: [],
    },
    {
      name: 'to a webhook',
      objects: staticPod('kube-apiserver', '--audit-policy-file=/p', '--audit-webhook-config-file=/w'),
      violations: [],
    },
    {
      name: 'a policy alone',
      objects: staticPod('kube-apiserver', '--audit-policy-file=/p'),
      violations: [commandPath],
    },
    {
      name: 'without a policy',
      objects: staticPod('kube-apiserver', '--audit-log-path=-'),
      violations: [commandPath],
    },
    {
      name: 'by default of kubeadm',
      objects: kubeadmCluster(''),
      violations: ['/apiServer/extraArgs/audit-log-path'],
    },
  ],
});
