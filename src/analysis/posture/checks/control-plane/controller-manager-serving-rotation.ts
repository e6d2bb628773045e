import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { controllerManagers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const gate = 'RotateKubeletServerCertificate';

const evaluate = (manager: ComponentView): readonly Violation[] =>
  (membersOf(manager, 'feature-gates') ?? []).some(
    (one) => one.toLowerCase() === `${gate.toLowerCase()}=false`,
  )
    ? flagViolation(manager, 'feature-gates', `switches ${gate} off`)
    : none;

export const controllerManagerServingRotation = defineCheck({
  id: 'controller-manager-serving-rotation',
  title: 'Serving certificates of kubelets must be able to rotate',
  severity: 'medium',
  reason: 'kubelet certificates cannot rotate',
  rationale:
    'Certificates that nobody renews run out, and then verification of kubelets is switched off in a hurry.',
  controls: { nsa: ['NSA-ENC-02'], cis: ['1.3.6'], kubescape: ['C-0149'] },
  sources: ['malicious-actor'],
  target: controllerManagers,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove RotateKubeletServerCertificate=false from --feature-gates.' },
  examples: [
    {
      name: 'by default',
      objects: staticPod('kube-controller-manager', '--feature-gates=Other=false'),
      violations: [],
    },
    {
      name: 'switched off',
      objects: staticPod('kube-controller-manager', `--feature-gates=A=true,${gate}=false`),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
