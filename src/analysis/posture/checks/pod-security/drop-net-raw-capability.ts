import { addedCapabilities, droppedCapabilities, isWindows } from '../../../../inventory/views/effective.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const givesNetRaw = (name: string): boolean => name === 'NET_RAW' || name === 'ALL';

const holderOf = (container: ContainerView) => join(container.path, 'securityContext', 'capabilities');

const ofContainer = (container: ContainerView): readonly Violation[] => {
  const added = addedCapabilities(container).findIndex(givesNetRaw);
  if (added >= 0)
    return [
      {
        path: join(holderOf(container), 'add', added),
        detail: `container "${container.name}" adds NET_RAW in securityContext.capabilities.add`,
      },
    ];
  if (droppedCapabilities(container).some(givesNetRaw)) return none;
  return [
    {
      path: join(holderOf(container), 'drop'),
      detail: `container "${container.name}" does not drop NET_RAW in securityContext.capabilities.drop`,
    },
  ];
};

const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod) ? none : pod.containers.flatMap(ofContainer);

const operations = (pod: PodView, violation: Violation): readonly Operation[] => {
  const container = pod.containers.find((one) => violation.path === join(holderOf(one), 'drop'));
  if (container === undefined) return [{ op: 'remove', path: violation.path }];
  const dropped = container.spec.securityContext?.capabilities?.drop ?? [];
  return [set(pod.resource.object, violation.path, [...dropped, 'NET_RAW'])];
};

export const dropNetRawCapability = defineCheck({
  id: 'drop-net-raw-capability',
  title: 'Containers must drop the capability NET_RAW',
  severity: 'medium',
  reason: 'NET_RAW is not dropped',
  rationale:
    'Runtimes grant NET_RAW by default. With it a process forges packets: it answers ARP and DNS in the place of others on its node and reads what was meant for them.',
  controls: {
    nsa: ['NSA-POD-22'],
    cis: ['5.2.8'],
    attack: ['T1557', 'T1040'],
    kubescape: ['C-0199', 'C-0211'],
    trivy: ['KSV-0119'],
    'kube-linter': ['drop-net-raw-capability'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Drop NET_RAW, or better ALL, in securityContext.capabilities.drop.',
    operations,
  },
  examples: [
    {
      name: 'dropped alone, with all, or with its prefix',
      spec: `
containers:
  - { name: a, securityContext: { capabilities: { drop: [NET_RAW] } } }
  - { name: b, securityContext: { capabilities: { drop: [all] } } }
  - { name: c, securityContext: { capabilities: { drop: [CAP_NET_RAW] } } }
`,
      violations: [],
    },
    {
      name: 'kept, and added again',
      spec: `
containers:
  - { name: a, securityContext: { capabilities: { drop: [CHOWN] } } }
  - { name: b, securityContext: { capabilities: { drop: [ALL], add: [CHOWN, NET_RAW] } } }
initContainers: [{ name: setup }]
`,
      violations: [
        '/spec/containers/0/securityContext/capabilities/drop',
        '/spec/containers/1/securityContext/capabilities/add/1',
        '/spec/initContainers/0/securityContext/capabilities/drop',
      ],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
