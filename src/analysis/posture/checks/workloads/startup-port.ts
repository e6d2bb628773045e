import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { undeclaredPorts } from '../../workloads/probe-port.ts';

export const startupPort = defineCheck({
  id: 'startup-port',
  title: 'A startup probe must ask at a port of its container',
  severity: 'medium',
  reason: 'startup probe of an undeclared port',
  rationale:
    'A named port that the container does not have fails each time: the kubelet kills the container before it has started. An undeclared number is at least not what the manifest says elsewhere.',
  controls: { 'kube-linter': ['startup-port'] },
  sources: ['insider'],
  target: pods,
  evaluate: (pod) => undeclaredPorts(pod, 'startupProbe'),
  remedy: {
    safety: 'choice',
    words: 'Declare the port in the ports of the container, or correct the probe.',
  },
  examples: [
    {
      name: 'a declared port, by number and by name, and no port at all',
      spec: `
containers:
  - { name: a, ports: [{ containerPort: 8080 }], startupProbe: { httpGet: { port: 8080 } } }
  - { name: b, ports: [{ name: web, containerPort: 8081 }], startupProbe: { tcpSocket: { port: web } } }
  - { name: c, startupProbe: { exec: { command: [check] } } }
`,
      violations: [],
    },
    {
      name: 'a name that only another container has, and undeclared numbers',
      spec: `
initContainers: [{ name: proxy, restartPolicy: Always, startupProbe: { httpGet: { port: 15021 } } }]
containers:
  - { name: a, ports: [{ name: web, containerPort: 8080 }], startupProbe: { grpc: { port: 9090 } } }
  - { name: b, startupProbe: { httpGet: { port: web } } }
`,
      violations: [
        '/spec/initContainers/0/startupProbe/httpGet/port',
        '/spec/containers/0/startupProbe/grpc/port',
        '/spec/containers/1/startupProbe/httpGet/port',
      ],
    },
  ],
});
