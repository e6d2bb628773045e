import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['protectKernelDefaults'];

const evaluate = (view: KubeletView): readonly Violation[] => {
  const value = view.settings.protectKernelDefaults;
  return value === true || (value === undefined && view.defaults === 'elsewhere')
    ? none
    : kubeletViolation(view, field, 'changes kernel parameters to its own defaults');
};

export const kubeletProtectKernelDefaults = defineCheck({
  id: 'kubelet-protect-kernel-defaults',
  title: 'Kubelets should not change kernel parameters',
  severity: 'info',
  reason: 'kubelet changes kernel parameters',
  rationale: 'A parameter that the node was hardened with is written over at the start, and nobody is told.',
  controls: { kubescape: ['C-0177'] },
  sources: ['malicious-actor'],
  // The kubelet does not start with it unless the node is prepared, and newer benchmarks no longer ask for it.
  runs: 'on-request',
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set the parameters on the node first, then protectKernelDefaults to true.',
  },
  examples: [
    { name: 'protected', objects: kubelet('protectKernelDefaults: true'), violations: [] },
    { name: 'by default', objects: kubelet(''), violations: ['/protectKernelDefaults'] },
  ],
});
