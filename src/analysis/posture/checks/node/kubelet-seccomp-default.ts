import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['seccompDefault'];

const evaluate = (view: KubeletView): readonly Violation[] => {
  const value = view.settings.seccompDefault;
  return value === true || (value === undefined && view.defaults === 'elsewhere')
    ? none
    : kubeletViolation(view, field, 'runs pods that name no seccomp profile unconfined');
};

export const kubeletSeccompDefault = defineCheck({
  id: 'kubelet-seccomp-default',
  title: 'Pods without a seccomp profile should get that of the runtime',
  severity: 'low',
  reason: 'no seccomp profile by default',
  rationale:
    'Every pod whose author forgot the profile has all system calls of the kernel, the ones that exploits need among them.',
  controls: { attack: ['T1611', 'T1068'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set seccompDefault to true.',
    operations: (view) => view.write(field, true),
  },
  examples: [
    { name: 'that of the runtime', objects: kubelet('seccompDefault: true'), violations: [] },
    { name: 'by default', objects: kubelet(''), violations: ['/seccompDefault'] },
  ],
});
