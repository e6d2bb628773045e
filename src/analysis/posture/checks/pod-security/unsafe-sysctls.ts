import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** The sysctls that reach no further than their pod; the list grew with Kubernetes. */
const safeFrom0: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
];
const safeFrom27: readonly string[] = [...safeFrom0, 'net.ipv4.ip_local_reserved_ports'];
const safeFrom29: readonly string[] = [
  ...safeFrom27,
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
];
const safeFrom32: readonly string[] = [...safeFrom29, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];
const safeFrom37: readonly string[] = [
  ...safeFrom32,
  'net.ipv4.tcp_notsent_lowat',
  'net.ipv4.tcp_slow_start_after_idle',
];

const unsafe = (pod: PodView, safe: readonly string[]): readonly Violation[] =>
  violationsIn(pod.spec.securityContext?.sysctls, ({ name = '' }, index) =>
    safe.includes(name)
      ? undefined
      : {
          path: join(pod.path, 'securityContext', 'sysctls', index),
          detail: `pod sets the sysctl "${name}" in securityContext.sysctls`,
        },
  );

/** Tells CRI-O's helper before 1.23.2 to set a second sysctl, whatever the name of the first: `1+kernel.core_pattern=…` (CVE-2022-0811). */
const smuggling = /[+=]/;

const smuggled = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.spec.securityContext?.sysctls, ({ name = '', value = '' }, index) =>
    safeFrom37.includes(name) && smuggling.test(String(value))
      ? {
          path: join(pod.path, 'securityContext', 'sysctls', index),
          detail: `the value of the sysctl "${name}" in securityContext.sysctls sets another one`,
          severity: 'high',
        }
      : undefined,
  );

export const unsafeSysctls = defineCheck({
  id: 'unsafe-sysctls',
  title: 'Pods must not set unsafe sysctls',
  severity: 'medium',
  reason: 'unsafe sysctl',
  rationale:
    'A sysctl that is not kept apart for each pod changes the kernel for the whole node: it weakens its protection or takes memory from everybody else on it.',
  controls: {
    nsa: ['NSA-POD-30'],
    pss: ['sysctls'],
    attack: ['T1611', 'T1499'],
    kubescape: ['C-0211'],
    trivy: ['KSV-0026'],
    'kube-linter': ['unsafe-sysctls'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  standard: {
    control: 'sysctls',
    level: 'baseline',
    revisions: [
      { since: 0, evaluate: (pod) => unsafe(pod, safeFrom0) },
      { since: 27, evaluate: (pod) => unsafe(pod, safeFrom27) },
      { since: 29, evaluate: (pod) => unsafe(pod, safeFrom29) },
      { since: 32, evaluate: (pod) => unsafe(pod, safeFrom32) },
      { since: 37, evaluate: (pod) => unsafe(pod, safeFrom37) },
    ],
  },
  evaluate: (pod) => {
    const violations = unsafe(pod, safeFrom37);
    const more = smuggled(pod);
    return more.length === 0 ? violations : [...violations, ...more];
  },
  remedy: {
    safety: 'tightening',
    words: 'Remove the sysctl, or have the administrators set it on the nodes that need it.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'a sysctl of the pod alone',
      spec: '{ securityContext: { sysctls: [{ name: net.ipv4.ip_unprivileged_port_start, value: "0" }] }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'a second one in the value of a safe one',
      spec: '{ securityContext: { sysctls: [{ name: kernel.shm_rmid_forced, value: "1+kernel.core_pattern=|/tmp/run #" }] }, containers: [{ name: app }] }',
      violations: ['/spec/securityContext/sysctls/0'],
    },
    {
      name: 'two unsafe ones around a safe one',
      spec: `
securityContext:
  sysctls:
    - { name: kernel.msgmax, value: "65536" }
    - { name: net.ipv4.tcp_rmem, value: 4096 87380 16777216 }
    - { name: net.core.somaxconn, value: "1024" }
containers: [{ name: app }]
`,
      violations: ['/spec/securityContext/sysctls/0', '/spec/securityContext/sysctls/2'],
    },
  ],
});
