import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] =>
  spec.hostPID === true ? [{ path: join(path, 'hostPID'), detail: 'pod sets hostPID to true' }] : none;

export const hostPid = defineCheck({
  id: 'host-pid',
  title: "Pods must not share the node's process namespace",
  severity: 'high',
  reason: 'node process namespace',
  rationale:
    'A pod with hostPID sees every process of its node with its environment and file descriptors, and as root it can trace or kill them; with one more right it enters them and owns the node.',
  controls: {
    nsa: ['NSA-POD-18'],
    pss: ['hostNamespaces'],
    cis: ['5.2.3'],
    attack: ['T1611', 'T1057'],
    kubescape: ['C-0038', 'C-0194', 'C-0214', 'C-0275'],
    trivy: ['KSV-0010'],
    'kube-linter': ['host-pid'],
    polaris: ['hostPIDSet'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  standard: { control: 'hostNamespaces', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove hostPID; to see the processes of one pod, use shareProcessNamespace in that pod.',
    operations: (_pod, violation) => [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    {
      name: 'own process namespace',
      spec: '{ hostPID: false, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: "the node's process namespace",
      spec: '{ hostPID: true, containers: [{ name: app }] }',
      violations: ['/spec/hostPID'],
    },
  ],
});
