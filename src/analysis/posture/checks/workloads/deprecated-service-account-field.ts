import { pods } from '../../../../inventory/views/pods.ts';
import { join, parentOf, valueAt } from '../../../../model/field-path.ts';
import type { Operation } from '../../../../model/operation.ts';
import { defineCheck, none } from '../../check.ts';

export const deprecatedServiceAccountField = defineCheck({
  id: 'deprecated-service-account-field',
  title: 'The service account must be named by serviceAccountName',
  severity: 'low',
  reason: 'deprecated field serviceAccount',
  rationale:
    'The field is an alias from before Kubernetes 1.0. Where both are there serviceAccountName decides, so that whoever reads or patches serviceAccount is wrong about the rights of the pod.',
  controls: { kubescape: ['C-0294'], 'kube-linter': ['deprecated-service-account-field'] },
  sources: ['insider'],
  target: pods,
  // The API server writes the name into both fields: objects read from a cluster have them alike.
  evaluate: ({ path, spec }) =>
    (spec.serviceAccount ?? '') === '' || spec.serviceAccount === spec.serviceAccountName
      ? none
      : [
          {
            path: join(path, 'serviceAccount'),
            detail: `pod names ServiceAccount "${spec.serviceAccount}" by the deprecated field serviceAccount`,
          },
        ],
  remedy: {
    safety: 'safe',
    words: 'Write serviceAccountName in place of serviceAccount.',
    operations: ({ resource, spec }, { path }) => {
      const removal: Operation = { op: 'remove', path };
      if (spec.serviceAccountName) return [removal];
      const value = valueAt(resource.object, path);
      return [{ op: 'add', path: join(parentOf(path), 'serviceAccountName'), value }, removal];
    },
  },
  examples: [
    {
      name: 'the current field',
      spec: '{ serviceAccountName: web, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'both alike, as a cluster shows them',
      spec: '{ serviceAccount: web, serviceAccountName: web, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'the old one alone',
      spec: '{ serviceAccount: web, containers: [{ name: app }] }',
      violations: ['/spec/serviceAccount'],
    },
    {
      name: 'the old one beside the current one, which decides',
      spec: '{ serviceAccount: old, serviceAccountName: web, containers: [{ name: app }] }',
      violations: ['/spec/serviceAccount'],
    },
  ],
});
