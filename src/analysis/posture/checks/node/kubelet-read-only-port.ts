import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { firstFlag, kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const port = view.settings.readOnlyPort ?? 0;
  return port === 0 ? none : kubeletViolation(view, ['readOnlyPort'], `opens the read-only port ${port}`);
};

export const kubeletReadOnlyPort = defineCheck({
  id: 'kubelet-read-only-port',
  title: 'The read-only port of kubelets must be off',
  severity: 'high',
  reason: 'read-only port of the kubelet open',
  rationale:
    'The port asks nobody who he is, and tells every pod of the node with its environment variables, over plain HTTP.',
  controls: {
    nsa: ['NSA-CP-12', 'NSA-CP-03'],
    cis: ['4.2.4'],
    kubescape: ['C-0175'],
    attack: ['T1613', 'T1046'],
  },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set readOnlyPort to 0, and let monitoring use port 10250 with a token.',
    operations: (view) => view.write(['readOnlyPort'], 0),
  },
  examples: [
    { name: 'off', objects: kubelet('readOnlyPort: 0'), violations: [] },
    { name: 'open', objects: kubelet('readOnlyPort: 10255'), violations: ['/readOnlyPort'] },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: read-only-port, value: "10255" }'),
      violations: [firstFlag],
    },
  ],
});
