import {
  type ImagePolicyPluginView,
  imagePolicyConfigurations,
} from '../../../../inventory/views/admission-configuration.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { admission } from '../../configuration/example-objects.ts';

const evaluate = ({ path, configuration: { imagePolicy } }: ImagePolicyPluginView): readonly Violation[] =>
  imagePolicy?.defaultAllow === true
    ? [
        {
          path: join(path, 'imagePolicy', 'defaultAllow'),
          detail: 'every image is admitted while the image policy webhook does not answer',
        },
      ]
    : none;

export const admissionImagePolicyFailsOpen = defineCheck({
  id: 'admission-image-policy-fails-open',
  title: 'Images must not be admitted while nobody checks them',
  severity: 'medium',
  reason: 'image policy fails open',
  rationale: 'Who can keep the webhook from answering, by load or by its network, starts any image.',
  controls: { kubescape: ['C-0289'], attack: ['T1610'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: imagePolicyConfigurations,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set defaultAllow to false, and run the webhook in several replicas.',
    operations: (_view, { path }) => [{ op: 'replace', path, value: false }],
  },
  examples: [
    {
      name: 'closed',
      objects: admission('ImagePolicyWebhook', '{ imagePolicy: { defaultAllow: false } }'),
      violations: [],
    },
    {
      name: 'open',
      objects: admission('ImagePolicyWebhook', '{ imagePolicy: { defaultAllow: true } }'),
      violations: ['/plugins/0/configuration/imagePolicy/defaultAllow'],
    },
  ],
});
