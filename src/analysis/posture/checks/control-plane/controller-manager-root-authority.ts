import type { ComponentView } from '../../../../inventory/views/component.ts';
import { controllerManagers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (manager: ComponentView): readonly Violation[] => missingFlags(manager, ['root-ca-file']);

export const controllerManagerRootAuthority = defineCheck({
  id: 'controller-manager-root-authority',
  title: 'Pods must get the authority of the API server',
  severity: 'medium',
  reason: 'no root authority for pods',
  rationale:
    'A pod that cannot verify the API server sends its token to whoever answers, or switches verification off.',
  controls: { nsa: ['NSA-ENC-01'], cis: ['1.3.5'], kubescape: ['C-0148'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: controllerManagers,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the authority of the API server by --root-ca-file.' },
  examples: [
    {
      name: 'named',
      objects: staticPod('kube-controller-manager', '--root-ca-file=/ca.crt'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'none', objects: staticPod('kube-controller-manager'), violations: [commandPath] },
  ],
});
