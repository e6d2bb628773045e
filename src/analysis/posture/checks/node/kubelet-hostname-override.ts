import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const name = view.settings.hostnameOverride ?? '';
  return name === ''
    ? none
    : kubeletViolation(view, ['hostnameOverride'], `calls its node "${name}", whatever its host name is`);
};

export const kubeletHostnameOverride = defineCheck({
  id: 'kubelet-hostname-override',
  title: 'Nodes should be called by their host name',
  severity: 'info',
  reason: 'host name overridden',
  rationale:
    'The certificate of the node names another host than the one it is on, so that verification fails or is switched off, and logs are hard to match.',
  controls: { cis: ['4.2.7'], kubescape: ['C-0179'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove --hostname-override, unless the cloud provider needs it.' },
  examples: [
    { name: 'not overridden', objects: kubeletFlags('{ name: node-ip, value: 10.0.0.1 }'), violations: [] },
    {
      name: 'overridden',
      objects: kubeletFlags('{ name: hostname-override, value: a }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
