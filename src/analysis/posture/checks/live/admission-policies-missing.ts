import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { isAskedAbout, webhooks } from '../../../../inventory/views/webhooks.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { webhook } from '../../network/example-objects.ts';

const evaluate = (inventory: Inventory): readonly Violation[] => {
  const group = 'admissionregistration.k8s.io';
  const hasPolicy = ['ValidatingAdmissionPolicyBinding', 'MutatingAdmissionPolicyBinding'].some(
    (kind) => inventory.ofKind(group, kind).length > 0,
  );
  if (hasPolicy || inventory.select(webhooks).some((one) => isAskedAbout(one, '', 'pods'))) return none;
  return [
    {
      path: root,
      detail: 'there is neither a bound admission policy nor a webhook that is asked about pods',
    },
  ];
};

export const admissionPoliciesMissing = defineCheck({
  id: 'admission-policies-missing',
  title: 'A policy engine must fill in what Pod Security Admission cannot say',
  severity: 'low',
  reason: 'no admission policy beside Pod Security',
  rationale:
    'Pod Security Admission knows neither registries, nor tags, nor limits, nor who is asking. Whoever may create pods chooses all of these.',
  controls: { nsa: ['NSA-POD-14'], attack: ['T1610'] },
  sources: ['malicious-actor', 'insider', 'supply-chain'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: {
    safety: 'choice',
    words: 'Write a ValidatingAdmissionPolicy with its binding, or install a policy engine.',
  },
  examples: [
    {
      name: 'a policy that is bound',
      objects: documents(
        cluster(),
        '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, metadata: { name: a } }',
      ),
      violations: [],
    },
    {
      name: 'a webhook',
      objects: documents(cluster(), webhook('Validating', 'clientConfig: { url: https://a.example.com }')),
      violations: [],
    },
    {
      name: 'a webhook about something else',
      objects: documents(
        cluster(),
        webhook('Validating', 'clientConfig: { url: https://a.example.com }').replace('[pods]', '[secrets]'),
      ),
      violations: ['Cluster/ '],
    },
    { name: 'none', objects: cluster(), violations: [''] },
  ],
});
