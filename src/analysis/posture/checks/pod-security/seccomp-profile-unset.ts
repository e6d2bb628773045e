import { isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { seccompSwitchedOff, seccompUnset } from '../../pod-security/seccomp.ts';

/** The whole control. A scan reports the profiles that are switched off under seccomp-unconfined. */
const restricted = (pod: PodView): readonly Violation[] => [...seccompSwitchedOff(pod), ...seccompUnset(pod)];

export const seccompProfileUnset = defineCheck({
  id: 'seccomp-profile-unset',
  title: 'Containers must have a seccomp profile',
  severity: 'medium',
  reason: 'no seccomp profile',
  rationale:
    'Without a word Kubernetes runs a container with all system calls, unless the kubelet sets seccompDefault. Annotations for seccomp count no more since Kubernetes 1.27.',
  controls: {
    nsa: ['NSA-POD-26'],
    pss: ['seccompProfile_restricted'],
    cis: ['5.7.2'],
    attack: ['T1611', 'T1068'],
    kubescape: ['C-0210', 'C-0211'],
    trivy: ['KSV-0030'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'seccompProfile_restricted',
    level: 'restricted',
    overrides: 'seccompProfile_baseline',
    revisions: [
      { since: 19, evaluate: restricted },
      // A Windows pod has no seccomp.
      { since: 25, evaluate: (pod) => (isWindows(pod) ? none : restricted(pod)) },
    ],
  },
  evaluate: (pod) => (isWindows(pod) ? none : seccompUnset(pod)),
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.seccompProfile.type to RuntimeDefault for the pod.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'RuntimeDefault')],
  },
  examples: [
    {
      name: 'set by the pod, or by each container',
      spec: '{ securityContext: { seccompProfile: { type: RuntimeDefault } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'one of two containers has a profile',
      spec: '{ containers: [{ name: app, securityContext: { seccompProfile: { type: Localhost, localhostProfile: app.json } } }, { name: proxy }] }',
      violations: ['/spec/containers/1/securityContext/seccompProfile/type'],
    },
    {
      name: 'an annotation is no profile any more',
      objects: `
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }
spec:
  containers: [{ name: app }]
`,
      violations: ['/spec/containers/0/securityContext/seccompProfile/type'],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
