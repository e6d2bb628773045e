import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { undeclaredPorts } from '../../workloads/probe-port.ts';

export const livenessPort = defineCheck({
  id: 'liveness-port',
  title: 'A liveness probe must ask at a port of its container',
  severity: 'medium',
  reason: 'liveness probe of an undeclared port',
  rationale:
    'A named port that the container does not have fails each time: the kubelet kills a healthy container again and again. An undeclared number is at least not what the manifest says elsewhere.',
  controls: { 'kube-linter': ['liveness-port'] },
  sources: ['insider'],
  target: pods,
  evaluate: (pod) => undeclaredPorts(pod, 'livenessProbe'),
  remedy: {
    safety: 'choice',
    words: 'Declare the port in the ports of the container, or correct the probe.',
  },
  examples: [
    {
      name: 'a declared port, by number and by name, and no port at all',
      spec: `
containers:
  - { name: a, ports: [{ containerPort: 8080 }], livenessProbe: { httpGet: { port: 8080 } } }
  - { name: b, ports: [{ name: web, containerPort: 8081 }], livenessProbe: { tcpSocket: { port: web } } }
  - { name: c, livenessProbe: { exec: { command: [check] } } }
`,
      violations: [],
    },
    {
      name: 'a name that only another container has, undeclared numbers, and a port for UDP',
      spec: `
initContainers: [{ name: proxy, restartPolicy: Always, livenessProbe: { httpGet: { port: 15021 } } }]
containers:
  - { name: a, ports: [{ name: web, containerPort: 8080 }], livenessProbe: { grpc: { port: 9090 } } }
  - { name: b, livenessProbe: { httpGet: { port: web } } }
  - { name: c, ports: [{ name: dns, containerPort: 53, protocol: UDP }], livenessProbe: { tcpSocket: { port: dns } } }
`,
      violations: [
        '/spec/initContainers/0/livenessProbe/httpGet/port',
        '/spec/containers/0/livenessProbe/grpc/port',
        '/spec/containers/1/livenessProbe/httpGet/port',
        '/spec/containers/2/livenessProbe/tcpSocket/port',
      ],
    },
  ],
});
