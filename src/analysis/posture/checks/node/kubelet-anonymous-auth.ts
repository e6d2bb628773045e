import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { firstFlag, kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const field = ['authentication', 'anonymous', 'enabled'];

/** Off by default in the file, on by default as a flag, which counts only without a file. */
const evaluate = (view: KubeletView): readonly Violation[] =>
  view.settings.authentication?.anonymous?.enabled === true
    ? kubeletViolation(view, field, 'answers anonymous requests')
    : none;

export const kubeletAnonymousAuth = defineCheck({
  id: 'kubelet-anonymous-auth',
  title: 'Kubelets must not answer anonymous requests',
  severity: 'high',
  reason: 'anonymous requests to the kubelet',
  rationale:
    'Whoever reaches port 10250 may ask for logs and shells of every pod of the node, if authorization lets anonymous through.',
  controls: {
    nsa: ['NSA-CP-12'],
    cis: ['4.2.1'],
    kubescape: ['C-0069', 'C-0172'],
    attack: ['T1190', 'T1609'],
  },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set authentication.anonymous.enabled to false.',
    operations: (view) => view.write(field, false),
  },
  examples: [
    { name: 'by default', objects: kubelet(''), violations: [] },
    {
      name: 'switched on',
      objects: kubelet('authentication: { anonymous: { enabled: true } }'),
      violations: ['/authentication/anonymous/enabled'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: anonymous-auth, value: "true" }'),
      violations: [firstFlag],
    },
  ],
});
