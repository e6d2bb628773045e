import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView, required: readonly string[]): readonly Violation[] =>
  violationsIn(required, (label) =>
    (pod.metadata.labels?.[label] ?? '') === ''
      ? { path: join(pod.metadataPath, 'labels', label), detail: `pod does not set the label ${label}` }
      : undefined,
  );

export const recommendedLabels = defineCheck({
  id: 'recommended-labels',
  title: 'Pods should have the labels that the house asks for',
  severity: 'low',
  reason: 'label missing',
  rationale:
    'Policies, alerts and people find the pods of an application by its labels: one without them is overlooked by the NetworkPolicy as by whoever cleans up after an incident.',
  controls: { kubescape: ['C-0076', 'C-0077'] },
  sources: ['insider'],
  runs: 'on-request',
  target: pods,
  parameters: {
    labels: texts(['app.kubernetes.io/name'], 'Labels that every pod has to have, with any value but none.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.labels),
  remedy: { safety: 'choice', words: 'Add the labels to the metadata of the pod, or of its template.' },
  examples: [
    {
      name: 'the name of the application',
      objects: `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app.kubernetes.io/name: web } }
spec: { containers: [{ name: app }] }
`,
      violations: [],
    },
    {
      name: 'no label',
      spec: '{ containers: [{ name: app }] }',
      violations: ['/metadata/labels/app.kubernetes.io~1name'],
    },
    {
      name: 'labels of the house',
      spec: '{ containers: [{ name: app }] }',
      parameters: { labels: ['team', 'stage'] },
      violations: ['/metadata/labels/team', '/metadata/labels/stage'],
    },
  ],
});
