import { hasUserNamespace } from '../../../../inventory/views/effective.ts';
import { pods } from '../../../../inventory/views/pods.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none } from '../../check.ts';
import { unmaskedProc } from '../../pod-security/unmasked-proc.ts';

export const unsafeProcMount = defineCheck({
  id: 'unsafe-proc-mount',
  title: 'Containers must keep the masks over /proc',
  severity: 'high',
  reason: '/proc is not masked',
  rationale:
    "Runtimes hide the parts of /proc that show or change the node's kernel. Unmasked, a root process in the container writes kernel settings such as core_pattern and so runs programs on the node.",
  controls: {
    nsa: ['NSA-POD-30'],
    pss: ['procMount', 'procMount_restricted'],
    attack: ['T1611'],
    trivy: ['KSV-0027'],
    'kube-linter': ['unsafe-proc-mount'],
    polaris: ['procMount'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'procMount',
    level: 'baseline',
    revisions: [
      { since: 0, evaluate: unmaskedProc },
      { since: 35, evaluate: (pod) => (hasUserNamespace(pod) ? none : unmaskedProc(pod)) },
    ],
  },
  evaluate: (pod) => (hasUserNamespace(pod) ? none : unmaskedProc(pod)),
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.procMount to Default.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'Default')],
  },
  examples: [
    {
      name: 'masked, by default or in words',
      spec: '{ containers: [{ name: app, securityContext: { procMount: Default } }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'unmasked',
      spec: '{ containers: [{ name: app, securityContext: { procMount: Unmasked } }] }',
      violations: ['/spec/containers/0/securityContext/procMount'],
    },
    {
      name: 'in a user namespace it has its own check',
      spec: '{ hostUsers: false, containers: [{ name: app, securityContext: { procMount: Unmasked } }] }',
      violations: [],
    },
  ],
});
