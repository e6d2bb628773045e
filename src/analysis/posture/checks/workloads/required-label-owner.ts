import { workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { text } from '../../parameter.ts';

const labelled = (labels: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: ${labels} }\nspec: { template: { spec: {} } }`;

export const requiredLabelOwner = defineCheck({
  id: 'required-label-owner',
  title: 'Workloads should name their owner in a label',
  severity: 'low',
  reason: 'no owner label',
  rationale:
    'In an incident somebody has to be asked at once what the workload does and whether it may be stopped. Nobody dares to delete what has no owner.',
  controls: { 'kube-linter': ['required-label-owner'] },
  sources: ['insider'],
  runs: 'on-request',
  target: workloads,
  parameters: { label: text('owner', 'The label that names the owner.') },
  evaluate: ({ kind, metadata, resource }, { parameters: { label } }) =>
    (metadata.labels?.[label] ?? '') === ''
      ? [
          {
            path: join('/metadata/labels', label),
            detail: `${kind} "${resource.reference.name}" does not set the label ${label}`,
          },
        ]
      : none,
  remedy: { safety: 'choice', words: 'Add the label to the metadata of the object.' },
  examples: [
    { name: 'it has one', objects: labelled('{ owner: shop }'), violations: [] },
    { name: 'it has none', objects: labelled('{ team: shop }'), violations: ['/metadata/labels/owner'] },
    {
      name: 'the label of the house',
      objects: labelled('{ team: shop }'),
      parameters: { label: 'team' },
      violations: [],
    },
  ],
});
