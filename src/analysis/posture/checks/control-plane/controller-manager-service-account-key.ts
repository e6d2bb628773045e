import type { ComponentView } from '../../../../inventory/views/component.ts';
import { controllerManagers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (manager: ComponentView): readonly Violation[] =>
  missingFlags(manager, ['service-account-private-key-file']);

export const controllerManagerServiceAccountKey = defineCheck({
  id: 'controller-manager-service-account-key',
  title: 'The controller manager must sign tokens with a key of its own',
  severity: 'low',
  reason: 'no key for tokens of service accounts',
  rationale:
    'Without a key of their own such tokens are not made or are tied to another key, so that neither can be changed when it is stolen.',
  controls: { cis: ['1.3.4'], kubescape: ['C-0147'], attack: ['T1528'] },
  sources: ['malicious-actor'],
  target: controllerManagers,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the private key by --service-account-private-key-file.' },
  examples: [
    {
      name: 'its own',
      objects: staticPod('kube-controller-manager', '--service-account-private-key-file=/sa.key'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'none', objects: staticPod('kube-controller-manager'), violations: [commandPath] },
  ],
});
