import { selects } from '../../../../inventory/views/selection.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

const evaluate = ({ kind, selector, pod, resource }: WorkloadView): readonly Violation[] => {
  if (selector === undefined || kind === 'CronJob') return none;
  const isEmpty =
    Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
  // These take the labels of their template when the selector is empty. (core/v1 and apps.openshift.io/v1 defaults; batch/v1 JobSpec)
  if (isEmpty && (kind === 'ReplicationController' || kind === 'DeploymentConfig' || kind === 'Job'))
    return none;
  if (!isEmpty && selects(selector, pod.metadata.labels ?? {})) return none;
  return [
    {
      path: fieldPath('/spec/selector'),
      detail: `the selector of ${kind} "${resource.reference.name}" ${isEmpty ? 'is empty' : 'does not select the labels of its own template'}`,
    },
  ];
};

const deployment = (selector: string): string =>
  inShop(
    'apps/v1',
    'Deployment',
    `{ selector: ${selector}, template: { metadata: { labels: { app: web, tier: front } }, spec: { containers: [{ name: app }] } } }`,
  );

export const mismatchingSelector = defineCheck({
  id: 'mismatching-selector',
  title: 'A controller must select the pods that it makes',
  severity: 'medium',
  reason: 'selector misses its own pods',
  rationale:
    'The API server refuses such a controller, so that what runs stays as it was. Old versions took it: they made pods without end, since none of them ever counted.',
  controls: { kubescape: ['C-0296'], 'kube-linter': ['mismatching-selector'] },
  sources: ['insider'],
  target: workloads,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Give the template the labels of the selector; a selector cannot be changed later.',
  },
  examples: [
    {
      name: 'labels and an expression',
      objects: deployment(
        '{ matchLabels: { app: web }, matchExpressions: [{ key: tier, operator: Exists }] }',
      ),
      violations: [],
    },
    {
      name: 'the map of the oldest controller',
      objects: inShop(
        'v1',
        'ReplicationController',
        '{ selector: { app: web }, template: { metadata: { labels: { app: web } }, spec: {} } }',
      ),
      violations: [],
    },
    {
      name: 'a label that the template does not have',
      objects: deployment('{ matchLabels: { app: web, tier: back } }'),
      violations: ['/spec/selector'],
    },
    {
      name: 'a Job that does not leave its selector to the API server',
      objects: inShop(
        'batch/v1',
        'Job',
        '{ selector: { matchLabels: { app: api } }, template: { metadata: { labels: { app: web } }, spec: {} } }',
      ),
      violations: ['/spec/selector'],
    },
    { name: 'nothing at all', objects: deployment('{}'), violations: ['/spec/selector'] },
    {
      name: 'a map that misses',
      objects: inShop(
        'v1',
        'ReplicationController',
        '{ selector: { app: api }, template: { metadata: { labels: { app: web } }, spec: {} } }',
      ),
      violations: ['/spec/selector'],
    },
  ],
});
