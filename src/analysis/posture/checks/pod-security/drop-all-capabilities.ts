import { isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const keepsSome = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, ({ name, path, spec }) =>
    spec.securityContext?.capabilities?.drop?.includes('ALL') === true
      ? undefined
      : {
          path: join(path, 'securityContext', 'capabilities', 'drop'),
          detail: `container "${name}" does not drop "ALL" in securityContext.capabilities.drop`,
        },
  );

const addsForbidden = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.securityContext?.capabilities?.add, (added, index) =>
      added === 'NET_BIND_SERVICE'
        ? undefined
        : {
            path: join(path, 'securityContext', 'capabilities', 'add', index),
            detail: `container "${name}" adds "${added}" in securityContext.capabilities.add`,
          },
    ),
  );

/** The whole control. A scan reports its second half under the ids of the capabilities that are added. */
const restricted = (pod: PodView): readonly Violation[] => [...keepsSome(pod), ...addsForbidden(pod)];

export const dropAllCapabilities = defineCheck({
  id: 'drop-all-capabilities',
  title: 'Containers must drop all capabilities',
  severity: 'low',
  reason: 'capabilities are not all dropped',
  rationale:
    'Runtimes grant some fourteen capabilities that hardly any program needs. What is not dropped works for an intruder too: forging packets, changing owners, making device nodes.',
  controls: {
    nsa: ['NSA-POD-22'],
    pss: ['capabilities_restricted'],
    cis: ['5.2.10'],
    attack: ['T1611'],
    kubescape: ['C-0201', 'C-0220'],
    trivy: ['KSV-0003', 'KSV-0004', 'KSV-0106'],
    polaris: ['insecureCapabilities'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: {
    control: 'capabilities_restricted',
    level: 'restricted',
    overrides: 'capabilities_baseline',
    revisions: [
      { since: 22, evaluate: restricted },
      // A Windows pod has no capabilities.
      { since: 25, evaluate: (pod) => (isWindows(pod) ? none : restricted(pod)) },
    ],
  },
  evaluate: (pod) => (isWindows(pod) ? none : keepsSome(pod)),
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.capabilities.drop to ["ALL"], and add only what the program needs.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, ['ALL'])],
  },
  examples: [
    {
      name: 'all dropped, one added',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } } }] }',
      violations: [],
    },
    {
      name: 'nothing dropped, or only some',
      spec: '{ containers: [{ name: app }], initContainers: [{ name: setup, securityContext: { capabilities: { drop: [NET_RAW], add: [CHOWN] } } }] }',
      violations: [
        '/spec/containers/0/securityContext/capabilities/drop',
        '/spec/initContainers/0/securityContext/capabilities/drop',
      ],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
