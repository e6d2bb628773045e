import { escalatesInAnyCase, isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** An unset field means true, so that every container has to say false. */
const evaluateAnyOs = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, ({ name, path, spec }) =>
    spec.securityContext?.allowPrivilegeEscalation === false
      ? undefined
      : {
          path: join(path, 'securityContext', 'allowPrivilegeEscalation'),
          detail: `container "${name}" does not set securityContext.allowPrivilegeEscalation to false`,
        },
  );

/** Since 1.25 a pod may say that it is for Windows, where the field does not exist. */
const evaluate = (pod: PodView): readonly Violation[] => (isWindows(pod) ? none : evaluateAnyOs(pod));

/** Nothing where escalation is on in any case: the API server refuses `false` beside privileged and CAP_SYS_ADMIN. */
const operations = (pod: PodView, violation: Violation): readonly Operation[] =>
  pod.containers.some((one) => violation.path.startsWith(`${one.path}/`) && escalatesInAnyCase(one))
    ? []
    : [set(pod.resource.object, violation.path, false)];

export const allowPrivilegeEscalation = defineCheck({
  id: 'allow-privilege-escalation',
  title: 'Containers must not gain privileges after their start',
  severity: 'medium',
  reason: 'privilege escalation is allowed',
  rationale:
    'Without no_new_privs a process gains rights through a setuid program such as su or ping, so that an intruder in a non-root container becomes root in it.',
  controls: {
    nsa: ['NSA-POD-21'],
    pss: ['allowPrivilegeEscalation'],
    cis: ['5.2.6'],
    attack: ['T1548.001', 'T1068'],
    kubescape: ['C-0016', 'C-0197', 'C-0217', 'C-0211'],
    trivy: ['KSV-0001'],
    'kube-linter': ['privilege-escalation-container'],
    polaris: ['privilegeEscalationAllowed'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'allowPrivilegeEscalation',
    level: 'restricted',
    revisions: [
      { since: 8, evaluate: evaluateAnyOs },
      { since: 25, evaluate },
    ],
  },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.allowPrivilegeEscalation to false on every container.',
    operations,
  },
  examples: [
    {
      name: 'escalation refused',
      spec: '{ containers: [{ name: app, securityContext: { allowPrivilegeEscalation: false } }] }',
      violations: [],
    },
    {
      name: 'unset is allowed',
      spec: '{ containers: [{ name: app }], initContainers: [{ name: setup, securityContext: { allowPrivilegeEscalation: true } }] }',
      violations: [
        '/spec/containers/0/securityContext/allowPrivilegeEscalation',
        '/spec/initContainers/0/securityContext/allowPrivilegeEscalation',
      ],
    },
    {
      name: 'no repair beside CAP_SYS_ADMIN',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [SYS_ADMIN] } } }] }',
      violations: ['/spec/containers/0/securityContext/allowPrivilegeEscalation'],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
