import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { firstFlag, kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['authorization', 'mode'];

const evaluate = (view: KubeletView): readonly Violation[] =>
  view.settings.authorization?.mode === 'AlwaysAllow'
    ? kubeletViolation(view, field, 'allows everything to everybody who authenticates')
    : none;

export const kubeletAlwaysAllow = defineCheck({
  id: 'kubelet-always-allow',
  title: 'Kubelets must ask the API server who may do what',
  severity: 'critical',
  reason: 'kubelet allows everything',
  rationale: 'Every certificate and token that the kubelet accepts opens a shell in every pod of the node.',
  controls: {
    nsa: ['NSA-AUTH-09', 'NSA-CP-12'],
    cis: ['4.2.2'],
    kubescape: ['C-0173'],
    attack: ['T1609'],
  },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set authorization.mode to Webhook.',
    operations: (view) => view.write(field, 'Webhook'),
  },
  examples: [
    { name: 'by default', objects: kubelet('authorization: {}'), violations: [] },
    {
      name: 'everything',
      objects: kubelet('authorization: { mode: AlwaysAllow }'),
      violations: ['/authorization/mode'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: authorization-mode, value: AlwaysAllow }'),
      violations: [firstFlag],
    },
  ],
});
