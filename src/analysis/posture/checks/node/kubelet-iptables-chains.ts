import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['makeIPTablesUtilChains'];

const evaluate = (view: KubeletView): readonly Violation[] =>
  view.settings.makeIPTablesUtilChains === false
    ? kubeletViolation(view, field, 'does not make its iptables chains')
    : none;

export const kubeletIptablesChains = defineCheck({
  id: 'kubelet-iptables-chains',
  title: 'Kubelets should make the iptables chains that others build on',
  severity: 'low',
  reason: 'kubelet makes no iptables chains',
  rationale:
    'Rules of network plugins and of kube-proxy hang on chains that are missing, so that traffic is let through or lost.',
  controls: { cis: ['4.2.6'], kubescape: ['C-0178'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove makeIPTablesUtilChains, which is true by default.',
    operations: (view) => view.write(field, true),
  },
  examples: [
    { name: 'by default', objects: kubelet(''), violations: [] },
    {
      name: 'switched off',
      objects: kubelet('makeIPTablesUtilChains: false'),
      violations: ['/makeIPTablesUtilChains'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: make-iptables-util-chains, value: "false" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
