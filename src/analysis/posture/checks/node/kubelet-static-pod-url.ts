import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const evaluate = (view: KubeletView): readonly Violation[] => {
  const url = view.settings.staticPodURL ?? '';
  if (url === '') return none;
  const isPlain = !url.startsWith('https://');
  const what = `takes static pods from an address${isPlain ? ' without TLS' : ''}`;
  return kubeletViolation(view, ['staticPodURL'], what, isPlain ? 'high' : 'medium');
};

export const kubeletStaticPodUrl = defineCheck({
  id: 'kubelet-static-pod-url',
  title: 'Kubelets must not take pods from the network',
  severity: 'high',
  reason: 'static pods from the network',
  rationale:
    'Who controls that address, or the way to it, starts any pod on the node, privileged ones too, past admission and RBAC.',
  controls: { attack: ['T1610', 'T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove it, and put manifests into staticPodPath with the rest of the configuration of the node.',
  },
  examples: [
    { name: 'none', objects: kubelet('staticPodURL: ""'), violations: [] },
    {
      name: 'an address',
      objects: kubelet('staticPodURL: http://10.0.0.1/pods'),
      violations: ['/staticPodURL'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags('{ name: manifest-url, value: "https://x/pods" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
