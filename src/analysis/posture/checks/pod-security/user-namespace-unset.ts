import { hasUserNamespace, isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  hasUserNamespace(pod) || isWindows(pod)
    ? none
    : [{ path: join(pod.path, 'hostUsers'), detail: 'pod does not set hostUsers to false' }];

/** The API server refuses a user namespace beside a namespace of the node, and block devices do not reach into one. */
const canHaveOne = ({ spec, containers }: PodView): boolean =>
  spec.hostNetwork !== true &&
  spec.hostPID !== true &&
  spec.hostIPC !== true &&
  containers.every((one) => (one.spec.volumeDevices ?? []).length === 0);

export const userNamespaceUnset = defineCheck({
  id: 'user-namespace-unset',
  title: 'Pods should have a user namespace of their own',
  severity: 'low',
  reason: 'no user namespace',
  rationale:
    'In a user namespace root of the container is an account without any right on the node, so that most ways out of a container lead nowhere. It needs Kubernetes 1.33, a recent runtime and a recent kernel.',
  controls: { nsa: ['NSA-POD-04'], attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set hostUsers to false once all nodes can do it.',
    operations: (pod, violation) =>
      canHaveOne(pod) ? [set(pod.resource.object, violation.path, false)] : [],
  },
  examples: [
    { name: 'own user namespace', spec: '{ hostUsers: false, containers: [{ name: app }] }', violations: [] },
    { name: 'that of the node', spec: '{ containers: [{ name: app }] }', violations: ['/spec/hostUsers'] },
    {
      name: 'no repair beside the network of the node',
      spec: '{ hostUsers: true, hostNetwork: true, containers: [{ name: app }] }',
      violations: ['/spec/hostUsers'],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
