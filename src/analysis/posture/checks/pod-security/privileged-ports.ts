import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.ports, ({ containerPort = 0 }, index) =>
      containerPort > 0 && containerPort < 1024
        ? {
            path: join(path, 'ports', index, 'containerPort'),
            detail: `container "${name}" listens on the privileged port ${containerPort}`,
          }
        : undefined,
    ),
  );

export const privilegedPorts = defineCheck({
  id: 'privileged-ports',
  title: 'Containers should listen on ports from 1024 on',
  severity: 'low',
  reason: 'privileged port',
  rationale:
    'Below 1024 a process needs root or NET_BIND_SERVICE, unless the runtime sets the sysctl that lifts it. A Service gives clients the well-known port all the same.',
  controls: { trivy: ['KSV-0117'], 'kube-linter': ['privileged-ports'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Have the program listen on a port from 1024 on, and name that port as targetPort of the Service.',
  },
  examples: [
    {
      name: 'a high port',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 8080 }] }] }',
      violations: [],
    },
    {
      name: 'the port of http',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 1024 }, { containerPort: 80 }] }] }',
      violations: ['/spec/containers/0/ports/1/containerPort'],
    },
  ],
});
