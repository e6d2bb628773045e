import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { isRuntimeSocket } from '../../pod-security/host-paths.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] =>
  violationsIn(spec.volumes, ({ name = '', hostPath }, index) =>
    hostPath?.path === undefined || !isRuntimeSocket(hostPath.path)
      ? undefined
      : {
          path: join(path, 'volumes', index, 'hostPath', 'path'),
          detail: `volume "${name}" gives out the container runtime's socket at ${hostPath.path}`,
        },
  );

export const containerRuntimeSocket = defineCheck({
  id: 'container-runtime-socket',
  title: "Pods must not mount the container runtime's socket",
  severity: 'critical',
  reason: 'container runtime socket',
  rationale:
    "Who talks to the socket of Docker, containerd or CRI-O starts a privileged container on the node, past the API server, its admission and its audit log. A read-only mount doesn't help: a socket is not a file to write.",
  controls: {
    nsa: ['NSA-POD-20'],
    attack: ['T1611', 'T1610'],
    kubescape: ['C-0074'],
    trivy: ['KSV-0006'],
    'kube-linter': ['docker-sock'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Build images with a rootless builder such as BuildKit or Kaniko, and watch containers through the API server.',
  },
  examples: [
    {
      name: 'a path that is no socket',
      spec: '{ containers: [{ name: app }], volumes: [{ name: data, hostPath: { path: /data } }] }',
      violations: [],
    },
    {
      name: 'the socket, and a folder that holds one',
      spec: `
containers: [{ name: app }]
volumes:
  - { name: docker, hostPath: { path: /var/run/docker.sock } }
  - { name: run, hostPath: { path: /run/ } }
  - { name: k3s, hostPath: { path: /run/k3s/containerd/containerd.sock, type: Socket } }
`,
      violations: [
        '/spec/volumes/0/hostPath/path',
        '/spec/volumes/1/hostPath/path',
        '/spec/volumes/2/hostPath/path',
      ],
    },
    {
      name: 'the named pipe of a Windows node',
      spec: '{ os: { name: windows }, containers: [{ name: app }], volumes: [{ name: docker, hostPath: { path: "\\\\\\\\.\\\\pipe\\\\docker_engine" } }] }',
      violations: ['/spec/volumes/0/hostPath/path'],
    },
  ],
});
