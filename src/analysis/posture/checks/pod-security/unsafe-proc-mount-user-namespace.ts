import { hasUserNamespace } from '../../../../inventory/views/effective.ts';
import { pods } from '../../../../inventory/views/pods.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none } from '../../check.ts';
import { unmaskedProc } from '../../pod-security/unmasked-proc.ts';

export const unsafeProcMountUserNamespace = defineCheck({
  id: 'unsafe-proc-mount-user-namespace',
  title: 'Containers should keep the masks over /proc in a user namespace too',
  severity: 'low',
  reason: '/proc is not masked in a user namespace',
  rationale:
    'With hostUsers=false an unmasked /proc no longer gives the node away, so that level baseline allows it; what the kernel shows there still helps an intruder, and level restricted refuses it.',
  controls: { pss: ['procMount_restricted'], attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'procMount_restricted',
    level: 'restricted',
    overrides: 'procMount',
    revisions: [{ since: 35, evaluate: unmaskedProc }],
  },
  evaluate: (pod) => (hasUserNamespace(pod) ? unmaskedProc(pod) : none),
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.procMount to Default, unless the container runs containers itself.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'Default')],
  },
  examples: [
    {
      name: 'masked in a user namespace',
      spec: '{ hostUsers: false, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'unmasked in a user namespace',
      spec: '{ hostUsers: false, containers: [{ name: app, securityContext: { procMount: Unmasked } }] }',
      violations: ['/spec/containers/0/securityContext/procMount'],
    },
    {
      name: 'unmasked on the node has its own check',
      spec: '{ containers: [{ name: app, securityContext: { procMount: Unmasked } }] }',
      violations: [],
    },
  ],
});
