import { type ComponentView, flagOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { mountOver } from '../../../../inventory/views/volume-mounts.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const policyFlag = 'audit-policy-file';
const logFlag = 'audit-log-path';

const isFile = (value: string | undefined): value is string => value?.startsWith('/') === true;

/** A policy in the image, or a log in the container's own layer, may be meant; a policy that can be written is not. */
const evaluate = (server: ComponentView): readonly Violation[] => {
  if (server.pod === undefined) return none;
  const { view, container } = server.pod;
  const policy = flagOf(server, policyFlag)?.value;
  if (isFile(policy)) {
    const mount = mountOver(view, container, policy);
    if (mount === undefined)
      return flagViolation(server, policyFlag, `has no mount over --${policyFlag}=${policy}`);
    if (mount.mount.readOnly !== true)
      return flagViolation(server, policyFlag, `can write its audit policy ${policy}`, 'low');
  }
  const log = flagOf(server, logFlag)?.value;
  if (!isFile(log)) return none;
  const mount = mountOver(view, container, log);
  if (mount?.mount.readOnly === true)
    return flagViolation(server, logFlag, `cannot write to --${logFlag}=${log}`);
  return mount?.volume?.hostPath === undefined && mount?.volume?.persistentVolumeClaim === undefined
    ? flagViolation(server, logFlag, `loses the audit log ${log} with its container`)
    : none;
};

const pod = (mounts: string, volumes: string): string =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: a, namespace: kube-system }, spec: { containers: [{ name: a, command: [kube-apiserver, --audit-policy-file=/etc/audit/policy.yaml, --audit-log-path=/var/log/audit/audit.log], volumeMounts: [${mounts}] }], volumes: [${volumes}] } }`;

export const apiServerAuditMounts = defineCheck({
  id: 'api-server-audit-mounts',
  title: 'The API server must read its audit policy and keep its audit log',
  severity: 'medium',
  reason: 'audit policy or log badly mounted',
  rationale:
    'A policy at another path stops the API server, and a log within the container is gone with it, at the very moment when somebody covers his tracks.',
  controls: { nsa: ['NSA-LOG-09'], attack: ['T1562.008', 'T1070'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Mount the policy read-only and the directory of the log from the node, at the paths that the flags name.',
  },
  examples: [
    {
      name: 'both from the node',
      objects: pod(
        '{ name: p, mountPath: /etc/audit/policy.yaml, readOnly: true }, { name: l, mountPath: /var/log/audit }',
        '{ name: p, hostPath: { path: /etc/audit/policy.yaml } }, { name: l, hostPath: { path: /var/log/audit } }',
      ),
      violations: [],
    },
    {
      name: 'the policy at another path',
      objects: pod(
        '{ name: p, mountPath: /etc/policies, readOnly: true }, { name: l, mountPath: /var/log/audit }',
        '{ name: p, hostPath: { path: /etc/audit } }, { name: l, hostPath: { path: /var/log/audit } }',
      ),
      violations: ['/spec/containers/0/command/1'],
    },
    {
      name: 'the log in memory',
      objects: pod(
        '{ name: p, mountPath: /etc/audit, readOnly: true }, { name: l, mountPath: /var/log }',
        '{ name: p, hostPath: { path: /etc/audit } }, { name: l, emptyDir: {} }',
      ),
      violations: ['/spec/containers/0/command/2'],
    },
  ],
});
