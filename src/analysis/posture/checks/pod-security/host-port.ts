import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** 0 is as good as unset. */
const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.ports, ({ hostPort = 0 }, index) =>
      hostPort === 0
        ? undefined
        : {
            path: join(path, 'ports', index, 'hostPort'),
            detail: `container "${name}" takes hostPort ${hostPort} of its node`,
          },
    ),
  );

export const hostPort = defineCheck({
  id: 'host-port',
  title: 'Containers must not listen on ports of their node',
  severity: 'medium',
  reason: 'port of the node',
  rationale:
    'A hostPort is reachable from outside past Services and, with many network plug-ins, past NetworkPolicies; a pod may take the port of a node service and answer in its place.',
  controls: {
    nsa: ['NSA-POD-30'],
    pss: ['hostPorts'],
    cis: ['5.2.13'],
    attack: ['T1133'],
    kubescape: ['C-0044', 'C-0204'],
    trivy: ['KSV-0024'],
    polaris: ['hostPortSet'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  standard: { control: 'hostPorts', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove hostPort, and expose the port by a Service.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'port of the pod',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 8080, hostPort: 0 }] }] }',
      violations: [],
    },
    {
      name: 'two ports of the node',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 8080 }, { containerPort: 8443, hostPort: 443 }] }], initContainers: [{ name: setup, ports: [{ containerPort: 80, hostPort: 80 }] }] }',
      violations: ['/spec/containers/0/ports/1/hostPort', '/spec/initContainers/0/ports/0/hostPort'],
    },
  ],
});
