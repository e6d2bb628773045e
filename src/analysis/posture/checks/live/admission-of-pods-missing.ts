import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { isAskedAbout, webhooks } from '../../../../inventory/views/webhooks.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { webhook } from '../../network/example-objects.ts';

const policies = 'ValidatingAdmissionPolicyBinding';

const evaluate = (inventory: Inventory): readonly Violation[] => {
  const asked = inventory.select(webhooks).find((one) => isAskedAbout(one, '', 'pods'));
  if (asked !== undefined)
    return [
      {
        path: root,
        detail: `webhook "${asked.name}" is asked about pods: whether it scans their images cannot be seen from outside`,
        isUnsure: true,
      },
    ];
  if (inventory.ofKind('admissionregistration.k8s.io', policies).length > 0)
    return [
      {
        path: root,
        detail: 'policies in CEL see an image’s name, and not what is in it: no webhook is asked about pods',
      },
    ];
  return [{ path: root, detail: 'no webhook is asked about pods: nothing looks at their images' }];
};

export const admissionOfPodsMissing = defineCheck({
  id: 'admission-of-pods-missing',
  title: 'Admission must look at the images of pods',
  severity: 'low',
  reason: 'nothing admits images',
  rationale:
    'What the pipeline refused starts all the same when somebody applies it by hand: an image that was never scanned, or one planted in the registry.',
  controls: { nsa: ['NSA-POD-12'], attack: ['T1610', 'T1525'] },
  sources: ['supply-chain', 'insider'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: {
    safety: 'choice',
    words: 'Install an admission webhook that refuses images without a scan and a signature.',
  },
  examples: [
    {
      name: 'nothing is read from a cluster',
      objects: webhook('Validating', 'clientConfig: { url: https://a.example.com }'),
      violations: [],
    },
    {
      name: 'a webhook, of which nobody knows what it does',
      objects: documents(cluster(), webhook('Validating', 'clientConfig: { url: https://a.example.com }')),
      violations: ['Cluster/ '],
    },
    { name: 'none', objects: cluster(), violations: [''] },
  ],
});
