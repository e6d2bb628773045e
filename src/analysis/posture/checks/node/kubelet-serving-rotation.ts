import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const gate = 'RotateKubeletServerCertificate';

const evaluate = (view: KubeletView): readonly Violation[] =>
  view.settings.featureGates?.[gate] === false
    ? kubeletViolation(view, ['featureGates'], `switches ${gate} off`)
    : none;

export const kubeletServingRotation = defineCheck({
  id: 'kubelet-serving-rotation',
  title: 'Kubelets must be able to renew their serving certificate',
  severity: 'medium',
  reason: 'serving certificate does not rotate',
  rationale:
    'Once it has run out the API server has to stop verifying kubelets, or shells and logs stop working.',
  controls: { nsa: ['NSA-ENC-02'], cis: ['4.2.11'], kubescape: ['C-0183'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: { safety: 'choice', words: `Remove ${gate} from featureGates.` },
  examples: [
    { name: 'by default', objects: kubelet('featureGates: { Other: false }'), violations: [] },
    {
      name: 'switched off',
      objects: kubelet(`featureGates: { ${gate}: false }`),
      violations: ['/featureGates'],
    },
    {
      name: 'by a flag',
      objects: kubeletFlags(`{ name: feature-gates, value: "A=true,${gate}=false" }`),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
