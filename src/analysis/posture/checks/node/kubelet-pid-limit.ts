import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['podPidsLimit'];

/** Linux' default for the whole node on machines with up to 32 cores: a limit at or over it limits nothing. */
const pidsOfNode = 32_768;

const evaluate = (view: KubeletView): readonly Violation[] => {
  const limit = view.settings.podPidsLimit ?? (view.defaults === 'elsewhere' ? undefined : -1);
  if (limit === undefined || (limit > 0 && limit < pidsOfNode)) return none;
  const what =
    limit > 0
      ? `lets a pod have ${limit} processes, as many as a node has`
      : 'lets a pod have any number of processes';
  return kubeletViolation(view, field, what);
};

export const kubeletPidLimit = defineCheck({
  id: 'kubelet-pid-limit',
  title: 'Pods must have a limit of processes',
  severity: 'medium',
  reason: 'processes of a pod not limited',
  rationale:
    'One pod that forks without end, by a fault or on purpose, takes the last process id of the node, and with it every other pod and the kubelet.',
  controls: { nsa: ['NSA-NET-16'], cis: ['4.2.13'], kubescape: ['C-0284'], attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: { safety: 'choice', words: 'Set podPidsLimit to what the largest pod needs, such as 4096.' },
  examples: [
    { name: 'limited', objects: kubelet('podPidsLimit: 4096'), violations: [] },
    {
      name: 'flags that do not say',
      objects: kubeletFlags('{ name: node-ip, value: 10.0.0.1 }'),
      violations: [],
    },
    { name: 'by default', objects: kubelet(''), violations: ['/podPidsLimit'] },
    {
      name: 'a limit that limits nothing',
      objects: kubelet('podPidsLimit: 4194304'),
      violations: ['/podPidsLimit'],
    },
  ],
});
