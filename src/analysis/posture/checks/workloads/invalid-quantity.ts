import { podQuantities } from '../../../../inventory/views/quantities.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

export const invalidQuantity = defineCheck({
  id: 'invalid-quantity',
  title: 'Quantities of resources must be well-formed',
  severity: 'medium',
  reason: 'malformed quantity',
  rationale:
    'The API server refuses the whole object, so that what runs stays as it was: a rollout, or the fix that it was to bring, does not happen.',
  controls: {},
  sources: ['insider'],
  target: podQuantities,
  evaluate: ({ quantities }) =>
    violationsIn(quantities, ({ holder, path, list, resource, text, value }) =>
      value === undefined || value < 0
        ? { path, detail: `${holder} sets resources.${list}.${resource} to "${text}", which is no quantity` }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Write a number with a suffix that Kubernetes knows: 500m, 1.5, 512Mi, 2Gi, 1G.',
  },
  examples: [
    {
      name: 'all ways to write one',
      spec: '{ containers: [{ name: app, resources: { requests: { cpu: 500m, memory: 1e9 }, limits: { cpu: 1.5, memory: 2Gi, "nvidia.com/gpu": 1 } } }] }',
      violations: [],
    },
    {
      name: 'suffixes that do not exist, and a negative number',
      spec: `
resources: { limits: { memory: 2 Gi } }
containers: [{ name: app, resources: { requests: { cpu: -1 }, limits: { memory: 512MB, cpu: 500M2 } } }]
`,
      violations: [
        '/spec/resources/limits/memory',
        '/spec/containers/0/resources/requests/cpu',
        '/spec/containers/0/resources/limits/memory',
        '/spec/containers/0/resources/limits/cpu',
      ],
    },
  ],
});
