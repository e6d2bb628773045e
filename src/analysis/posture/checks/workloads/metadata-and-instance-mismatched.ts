import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const label = 'app.kubernetes.io/instance';

const evaluate = ({ metadata, resource }: WorkloadView): readonly Violation[] => {
  const instance = metadata.labels?.[label];
  const { name } = resource.reference;
  if (instance === name) return none;
  return [
    {
      path: join('/metadata/labels', label),
      detail: `label ${label} ${instance === undefined ? 'is not set' : `is "${instance}"`}, the object is called "${name}"`,
    },
  ];
};

const named = (labels: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: ${labels} }\nspec: { template: { spec: {} } }`;

export const metadataAndInstanceMismatched = defineCheck({
  id: 'metadata-and-instance-mismatched',
  title: 'The instance label should be the name of the object',
  severity: 'info',
  reason: 'instance label differs from the name',
  rationale:
    'Where the label is the name, an alert or a bill that knows only the label leads to the object. It is a rule of some houses, not of Kubernetes.',
  controls: { polaris: ['metadataAndInstanceMismatched'] },
  sources: ['insider'],
  runs: 'on-request',
  target: workloads,
  evaluate,
  remedy: { safety: 'choice', words: 'Set the label app.kubernetes.io/instance to the name of the object.' },
  examples: [
    { name: 'the same', objects: named('{ app.kubernetes.io/instance: web }'), violations: [] },
    {
      name: 'another',
      objects: named('{ app.kubernetes.io/instance: shop }'),
      violations: ['/metadata/labels/app.kubernetes.io~1instance'],
    },
    { name: 'none', objects: named('{}'), violations: ['/metadata/labels/app.kubernetes.io~1instance'] },
  ],
});
