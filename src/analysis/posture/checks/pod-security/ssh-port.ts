import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView, sshPorts: readonly string[]): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.ports, ({ containerPort, protocol = 'TCP' }, index) =>
      protocol === 'TCP' && sshPorts.includes(String(containerPort))
        ? {
            path: join(path, 'ports', index, 'containerPort'),
            detail: `container "${name}" offers the SSH port ${containerPort}`,
          }
        : undefined,
    ),
  );

export const sshPort = defineCheck({
  id: 'ssh-port',
  title: 'Containers must not offer SSH',
  severity: 'medium',
  reason: 'SSH port',
  rationale:
    'An SSH server lets people and intruders in past the API server: RBAC does not ask them, the audit log does not see them, and its keys and passwords lie in the image.',
  controls: {
    nsa: ['NSA-POD-10'],
    attack: ['T1021.004', 'T1133'],
    kubescape: ['C-0042'],
    'kube-linter': ['ssh-port'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  parameters: { ports: texts(['22', '2222'], 'TCP ports that stand for SSH.') },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.ports),
  remedy: {
    safety: 'choice',
    words: 'Remove the SSH server, and use kubectl exec or an ephemeral container to look inside.',
  },
  examples: [
    {
      name: 'another port, or another protocol',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 8022 }, { containerPort: 22, protocol: UDP }] }] }',
      violations: [],
    },
    {
      name: 'the port of SSH and its usual stand-in',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 22 }] }, { name: git, ports: [{ containerPort: 2222, protocol: TCP }] }] }',
      violations: ['/spec/containers/0/ports/0/containerPort', '/spec/containers/1/ports/0/containerPort'],
    },
  ],
});
