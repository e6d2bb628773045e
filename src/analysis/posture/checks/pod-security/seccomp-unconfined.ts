import { pods } from '../../../../inventory/views/pods.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck } from '../../check.ts';
import { seccompAnnotationsSwitchedOff, seccompSwitchedOff } from '../../pod-security/seccomp.ts';

export const seccompUnconfined = defineCheck({
  id: 'seccomp-unconfined',
  title: 'seccomp must not be switched off',
  severity: 'high',
  reason: 'seccomp is switched off',
  rationale:
    'seccomp keeps a container from system calls that it never needs. Unconfined, every flaw of the kernel that such a call reaches is open to whoever runs code in the container.',
  controls: {
    nsa: ['NSA-POD-26'],
    pss: ['seccompProfile_baseline', 'seccompProfile_restricted'],
    cis: ['5.7.2'],
    attack: ['T1611', 'T1068'],
    kubescape: ['C-0055', 'C-0210'],
    trivy: ['KSV-0030', 'KSV-0104'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'seccompProfile_baseline',
    level: 'baseline',
    revisions: [
      { since: 0, evaluate: seccompAnnotationsSwitchedOff },
      { since: 19, evaluate: seccompSwitchedOff },
    ],
  },
  evaluate: seccompSwitchedOff,
  remedy: {
    safety: 'tightening',
    words: 'Use the profile RuntimeDefault, or a Localhost profile recorded for this container.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'RuntimeDefault')],
  },
  examples: [
    {
      name: "the runtime's profile, or none named",
      spec: '{ containers: [{ name: app, securityContext: { seccompProfile: { type: RuntimeDefault } } }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'unconfined for the pod and in a container',
      spec: '{ securityContext: { seccompProfile: { type: Unconfined } }, containers: [{ name: app }], initContainers: [{ name: setup, securityContext: { seccompProfile: { type: Unconfined } } }] }',
      violations: [
        '/spec/securityContext/seccompProfile/type',
        '/spec/initContainers/0/securityContext/seccompProfile/type',
      ],
    },
  ],
});
