import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const allowed = view.settings.allowedUnsafeSysctls ?? [];
  return allowed.length === 0
    ? none
    : kubeletViolation(view, ['allowedUnsafeSysctls'], `lets pods set ${allowed.join(', ')}`);
};

export const kubeletUnsafeSysctls = defineCheck({
  id: 'kubelet-unsafe-sysctls',
  title: 'Nodes should not allow unsafe sysctls',
  severity: 'low',
  reason: 'unsafe sysctls allowed on the node',
  rationale:
    'These parameters are not kept apart from other pods: one pod can slow down or stop all of the node.',
  controls: { attack: ['T1499'] },
  sources: ['insider', 'malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Keep the list on nodes of their own, with a taint, for the one workload that needs it.',
  },
  examples: [
    { name: 'none', objects: kubelet('allowedUnsafeSysctls: []'), violations: [] },
    {
      name: 'some',
      objects: kubelet('allowedUnsafeSysctls: [kernel.msg*]'),
      violations: ['/allowedUnsafeSysctls'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: allowed-unsafe-sysctls, value: "net.core.somaxconn" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
