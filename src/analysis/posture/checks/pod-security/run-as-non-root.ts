import { hasUserNamespace, runsAsNonRoot, userOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { notForcedToNonRoot } from '../../pod-security/non-root.ts';
import { violationsIn } from '../../violations.ts';

/** What the image says, often root, decides: neither a non-zero uid nor runAsNonRoot counts for the container. */
const mayBeRoot = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, (container) =>
    runsAsNonRoot(pod, container) || (userOf(pod, container) ?? 0) > 0
      ? undefined
      : {
          path: join(container.path, 'securityContext', 'runAsNonRoot'),
          detail: `container "${container.name}" may run as root: securityContext.runAsNonRoot is not true and no runAsUser is set`,
        },
  );

/** Nothing where the uid is 0: the kubelet would refuse to start the container. */
const operations = (pod: PodView, violation: Violation): readonly Operation[] =>
  pod.containers.some((one) => violation.path.startsWith(`${one.path}/`) && userOf(pod, one) === 0)
    ? []
    : [set(pod.resource.object, violation.path, true)];

export const runAsNonRoot = defineCheck({
  id: 'run-as-non-root',
  title: 'Containers must not run as root',
  severity: 'medium',
  reason: 'container may run as root',
  rationale:
    'Root in a container is uid 0 on the node as well, unless the pod has a user namespace: a flaw in the runtime or the kernel, or a mounted path, then makes the intruder root of the node.',
  controls: {
    nsa: ['NSA-POD-02'],
    pss: ['runAsNonRoot'],
    cis: ['5.2.7'],
    attack: ['T1611'],
    kubescape: ['C-0013', 'C-0198', 'C-0218', 'C-0211'],
    trivy: ['KSV-0012'],
    'kube-linter': ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'runAsNonRoot',
    level: 'restricted',
    revisions: [
      { since: 0, evaluate: notForcedToNonRoot },
      { since: 35, evaluate: (pod) => (hasUserNamespace(pod) ? none : notForcedToNonRoot(pod)) },
    ],
  },
  // The rest of the control, a uid that is set but not enforced, has a check of its own.
  evaluate: (pod) => (hasUserNamespace(pod) ? none : mayBeRoot(pod)),
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.runAsNonRoot to true, and runAsUser where the image names its user by name.',
    operations,
  },
  examples: [
    {
      name: 'enforced by the pod, or a uid set by the container',
      spec: `
securityContext: { runAsNonRoot: true }
containers:
  - name: app
  - { name: proxy, securityContext: { runAsNonRoot: false, runAsUser: 1337 } }
`,
      violations: [],
    },
    {
      name: 'nothing said, or taken back by a container',
      spec: '{ containers: [{ name: app, securityContext: { runAsNonRoot: false } }], initContainers: [{ name: setup }] }',
      violations: [
        '/spec/containers/0/securityContext/runAsNonRoot',
        '/spec/initContainers/0/securityContext/runAsNonRoot',
      ],
    },
    {
      name: 'no repair where the uid is root',
      spec: '{ securityContext: { runAsUser: 0 }, containers: [{ name: app }] }',
      violations: ['/spec/containers/0/securityContext/runAsNonRoot'],
    },
    {
      name: 'root of a user namespace only',
      spec: '{ hostUsers: false, containers: [{ name: app }] }',
      violations: [],
    },
  ],
});
