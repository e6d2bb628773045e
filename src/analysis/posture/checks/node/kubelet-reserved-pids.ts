import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const { systemReserved = {}, kubeReserved = {} } = view.settings;
  if (
    view.defaults === 'elsewhere' ||
    Object.hasOwn(systemReserved, 'pid') ||
    Object.hasOwn(kubeReserved, 'pid')
  )
    return none;
  return kubeletViolation(view, ['systemReserved', 'pid'], 'keeps no process ids for the system');
};

export const kubeletReservedPids = defineCheck({
  id: 'kubelet-reserved-pids',
  title: 'Nodes should keep process ids for the system',
  severity: 'low',
  reason: 'no process ids kept for the system',
  rationale:
    'Pods together can take all process ids, although each has its limit: then nobody can log in, and the kubelet cannot evict.',
  controls: { nsa: ['NSA-NET-17'], attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: { safety: 'choice', words: 'Set pid in systemReserved or kubeReserved, such as 1000.' },
  examples: [
    {
      name: 'for the system',
      objects: kubelet('systemReserved: { cpu: 100m, pid: "1000" }'),
      violations: [],
    },
    { name: 'for Kubernetes', objects: kubelet('kubeReserved: { pid: 1000 }'), violations: [] },
    { name: 'none', objects: kubelet('systemReserved: { cpu: 100m }'), violations: ['/systemReserved/pid'] },
  ],
});
