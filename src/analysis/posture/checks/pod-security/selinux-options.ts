import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const containerTypes: readonly string[] = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
const containerTypesFrom31: readonly string[] = [...containerTypes, 'container_engine_t'];

/** Any value of user and role is refused: on the usual policies they only widen what a container may do. */
const beyond = (pod: PodView, types: readonly string[]): readonly Violation[] => {
  let found: Violation[] | undefined;
  for (const { holder, path, context } of securityContextsOf(pod)) {
    if (context.seLinuxOptions === undefined) continue;
    const { type = '', user = '', role = '' } = context.seLinuxOptions;
    const wrong = { type: types.includes(type) ? '' : type, user, role };
    for (const [field, value] of Object.entries(wrong)) {
      if (value === '') continue;
      found ??= [];
      found.push({
        path: join(path, 'seLinuxOptions', field),
        detail: `${holder} sets securityContext.seLinuxOptions.${field} to "${value}"`,
      });
    }
  }
  return found ?? none;
};

export const selinuxOptions = defineCheck({
  id: 'selinux-options',
  title: 'SELinux must keep containers apart',
  severity: 'medium',
  reason: 'SELinux context is widened',
  rationale:
    "SELinux is what still stops a process that broke out of its container. A type such as spc_t, or another user or role, takes it out of the policy for containers and lets it touch the node's files.",
  controls: {
    nsa: ['NSA-POD-24'],
    pss: ['seLinuxOptions'],
    attack: ['T1611'],
    kubescape: ['C-0055', 'C-0211'],
    trivy: ['KSV-0025'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'seLinuxOptions',
    level: 'baseline',
    revisions: [
      { since: 0, evaluate: (pod) => beyond(pod, containerTypes) },
      { since: 31, evaluate: (pod) => beyond(pod, containerTypesFrom31) },
    ],
  },
  evaluate: (pod) => beyond(pod, containerTypesFrom31),
  remedy: {
    safety: 'tightening',
    words: 'Remove the field, or use the type container_t.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'a level and a type for containers',
      spec: '{ securityContext: { seLinuxOptions: { level: "s0:c123,c456" } }, containers: [{ name: app, securityContext: { seLinuxOptions: { type: container_engine_t } } }] }',
      violations: [],
    },
    {
      name: 'another type, user and role',
      spec: '{ securityContext: { seLinuxOptions: { type: spc_t } }, containers: [{ name: app, securityContext: { seLinuxOptions: { user: system_u, role: system_r } } }] }',
      violations: [
        '/spec/securityContext/seLinuxOptions/type',
        '/spec/containers/0/securityContext/seLinuxOptions/user',
        '/spec/containers/0/securityContext/seLinuxOptions/role',
      ],
    },
  ],
});
