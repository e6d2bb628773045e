import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { undeclaredPorts } from '../../workloads/probe-port.ts';

export const readinessPort = defineCheck({
  id: 'readiness-port',
  title: 'A readiness probe must ask at a port of its container',
  severity: 'medium',
  reason: 'readiness probe of an undeclared port',
  rationale:
    'A named port that the container does not have fails each time: the pod never gets ready, and no Service sends it anything. An undeclared number is at least not what the manifest says elsewhere.',
  controls: { 'kube-linter': ['readiness-port'] },
  sources: ['insider'],
  target: pods,
  evaluate: (pod) => undeclaredPorts(pod, 'readinessProbe'),
  remedy: {
    safety: 'choice',
    words: 'Declare the port in the ports of the container, or correct the probe.',
  },
  examples: [
    {
      name: 'a declared port, by number and by name, and no port at all',
      spec: `
containers:
  - { name: a, ports: [{ containerPort: 8080 }], readinessProbe: { httpGet: { port: 8080 } } }
  - { name: b, ports: [{ name: web, containerPort: 8081 }], readinessProbe: { tcpSocket: { port: web } } }
  - { name: c, readinessProbe: { exec: { command: [check] } } }
`,
      violations: [],
    },
    {
      name: 'a name that only another container has, and undeclared numbers',
      spec: `
initContainers: [{ name: proxy, restartPolicy: Always, readinessProbe: { httpGet: { port: 15021 } } }]
containers:
  - { name: a, ports: [{ name: web, containerPort: 8080 }], readinessProbe: { grpc: { port: 9090 } } }
  - { name: b, readinessProbe: { httpGet: { port: web } } }
`,
      violations: [
        '/spec/initContainers/0/readinessProbe/httpGet/port',
        '/spec/containers/0/readinessProbe/grpc/port',
        '/spec/containers/1/readinessProbe/httpGet/port',
      ],
    },
  ],
});
