import { type ComponentView, setFlag } from '../../../../inventory/views/component.ts';
import { controllerManagers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { mustBe } from '../../control-plane/flag-violation.ts';

const flag = 'use-service-account-credentials';

const evaluate = (manager: ComponentView): readonly Violation[] => mustBe(manager, flag, 'true', 'false');

export const controllerManagerCredentials = defineCheck({
  id: 'controller-manager-credentials',
  title: 'Each controller must have rights of its own',
  severity: 'medium',
  reason: 'controllers share one identity',
  rationale:
    'One fault in one controller then has the rights of all of them, and the audit log does not tell which one it was.',
  controls: { cis: ['1.3.3'], kubescape: ['C-0146'], attack: ['T1078'] },
  sources: ['malicious-actor'],
  target: controllerManagers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --use-service-account-credentials=true.',
    operations: (manager) => setFlag(manager, flag, 'true'),
  },
  examples: [
    { name: 'their own', objects: staticPod('kube-controller-manager', `--${flag}`), violations: [] },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'shared', objects: staticPod('kube-controller-manager', '--v=2'), violations: [commandPath] },
  ],
});
