import { capabilityName } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { baselineCapabilities, severityOfCapability } from '../../pod-security/capabilities.ts';
import { violationsIn } from '../../violations.ts';

/** Names are compared as written: `CAP_CHOWN` and `chown` are none of the standard's names. */
const addedBeyond = (pod: PodView, allowed: readonly string[]): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.securityContext?.capabilities?.add, (added, index) =>
      baselineCapabilities.has(added) || allowed.includes(added)
        ? undefined
        : {
            path: join(path, 'securityContext', 'capabilities', 'add', index),
            detail: `container "${name}" adds "${added}" in securityContext.capabilities.add`,
            severity: severityOfCapability(capabilityName(added)),
          },
    ),
  );

const evaluate = (pod: PodView): readonly Violation[] => addedBeyond(pod, []);

export const addedCapabilities = defineCheck({
  id: 'added-capabilities',
  title: 'Containers must not add capabilities beyond the default ones',
  severity: 'medium',
  reason: 'capability beyond the default ones',
  rationale:
    'A capability is a part of root: SYS_ADMIN and SYS_MODULE are as good as the node itself, NET_ADMIN and NET_RAW reroute and forge the traffic of others, SYS_PTRACE reads their memory.',
  controls: {
    nsa: ['NSA-POD-22'],
    pss: ['capabilities_baseline', 'capabilities_restricted'],
    cis: ['5.2.8', '5.2.9'],
    attack: ['T1611', 'T1068'],
    kubescape: ['C-0046', 'C-0199', 'C-0200', 'C-0219'],
    trivy: ['KSV-0005', 'KSV-0022', 'KSV-0106', 'KSV-0119', 'KSV-0120'],
    polaris: ['dangerousCapabilities'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  parameters: {
    allowed: texts([], 'Capabilities that may be added besides those of the baseline level.'),
  },
  standard: { control: 'capabilities_baseline', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate: (pod, { parameters }) => addedBeyond(pod, parameters.allowed),
  remedy: {
    safety: 'tightening',
    words: 'Remove the capability from securityContext.capabilities.add.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'capabilities that runtimes grant anyway',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [CHOWN, NET_BIND_SERVICE] } } }] }',
      violations: [],
    },
    {
      name: 'several of them, in two containers',
      spec: `
containers: [{ name: app, securityContext: { capabilities: { add: [NET_ADMIN, KILL, SYS_TIME] } } }]
initContainers: [{ name: setup, securityContext: { capabilities: { add: [ALL] } } }]
`,
      violations: [
        '/spec/containers/0/securityContext/capabilities/add/0',
        '/spec/containers/0/securityContext/capabilities/add/2',
        '/spec/initContainers/0/securityContext/capabilities/add/0',
      ],
    },
    {
      name: 'allowed by the profile',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [NET_ADMIN] } } }] }',
      parameters: { allowed: ['NET_ADMIN'] },
      violations: [],
    },
    {
      name: 'the prefix is no part of the name',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [CAP_CHOWN] } } }] }',
      violations: ['/spec/containers/0/securityContext/capabilities/add/0'],
    },
  ],
});
