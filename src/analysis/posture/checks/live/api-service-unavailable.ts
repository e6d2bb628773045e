import { apiServiceStates } from '../../../../inventory/views/availability.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const apiService = (status: string): string =>
  `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.example.com }
spec: { group: example.com, version: v1, service: { namespace: shop, name: web } }
status: { conditions: [{ type: Available, status: '${status}', reason: MissingEndpoints }] }`;

export const apiServiceUnavailable = defineCheck({
  id: 'api-service-unavailable',
  title: 'An API that is registered must be answered',
  severity: 'medium',
  reason: 'API registered that nobody answers',
  rationale:
    'Namespaces can no longer be deleted, and what depends on the API decides without it. Whoever may create the Service answers in its place, with the tokens of all who ask.',
  controls: { nsa: ['NSA-UPG-11'], attack: ['T1499', 'T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServiceStates,
  evaluate: ({ resource, object: { status } }) =>
    violationsIn(status?.conditions, ({ type, status: value, reason = '' }, index) =>
      type === 'Available' && value === 'False'
        ? {
            path: join('/status/conditions', index),
            detail: `APIService "${resource.reference.name}" is not available: ${reason}`,
          }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Bring the server behind it back, or delete the APIService that nobody needs.',
  },
  examples: [
    { name: 'available', objects: documents(cluster(), apiService('True')), violations: [] },
    { name: 'nothing is read from a cluster', objects: apiService('False'), violations: [] },
    {
      name: 'nobody answers',
      objects: documents(cluster(), apiService('False')),
      violations: ['APIService/v1.example.com /status/conditions/0'],
    },
  ],
});
