import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] =>
  spec.hostIPC === true ? [{ path: join(path, 'hostIPC'), detail: 'pod sets hostIPC to true' }] : none;

export const hostIpc = defineCheck({
  id: 'host-ipc',
  title: "Pods must not share the node's IPC namespace",
  severity: 'high',
  reason: 'node IPC namespace',
  rationale:
    'Shared memory, semaphores and message queues of the node and of other pods with hostIPC lie open: an intruder reads what they exchange, and writes into it.',
  controls: {
    nsa: ['NSA-POD-18'],
    pss: ['hostNamespaces'],
    cis: ['5.2.4'],
    attack: ['T1611'],
    kubescape: ['C-0038', 'C-0195', 'C-0215', 'C-0276'],
    trivy: ['KSV-0008'],
    'kube-linter': ['host-ipc'],
    polaris: ['hostIPCSet'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  standard: { control: 'hostNamespaces', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove hostIPC; containers that share memory belong into one pod.',
    operations: (_pod, violation) => [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    { name: 'own IPC namespace', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: "the node's IPC namespace",
      spec: '{ hostIPC: true, containers: [{ name: app }] }',
      violations: ['/spec/hostIPC'],
    },
  ],
});
