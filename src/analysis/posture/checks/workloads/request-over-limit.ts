import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { containerDefaultsOf } from '../../../../inventory/views/limit-ranges.ts';
import { type PodQuantities, podQuantities } from '../../../../inventory/views/quantities.ts';
import { parseQuantity } from '../../../../model/quantity.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { documents, inShop } from '../../workloads/example-objects.ts';

/** A limit that the container does not set itself is that of a LimitRange, which is not looked at for the pod's own quantities. */
const evaluate = (pod: PodQuantities, inventory: Inventory): readonly Violation[] => {
  const { quantities } = pod;
  const limits = new Map(
    quantities
      .filter(({ list }) => list === 'limits')
      .map(({ holder, resource, value }) => [`${holder} ${resource}`, value]),
  );
  const defaults = containerDefaultsOf(inventory, namespaceOf(pod.resource))?.limits ?? {};
  return violationsIn(quantities, ({ holder, path, list, resource, text, value }) => {
    if (list === 'limits' || value === undefined) return undefined;
    const own = limits.get(`${holder} ${resource}`);
    const limit = own ?? (holder === 'pod' ? undefined : parseQuantity(defaults[resource] ?? ''));
    if (limit === undefined || value <= limit) return undefined;
    return { path, detail: `${holder} requests ${resource} "${text}", more than its limit` };
  });
};

export const requestOverLimit = defineCheck({
  id: 'request-over-limit',
  title: 'A request must not be higher than its limit',
  severity: 'medium',
  reason: 'request over limit',
  rationale:
    'The API server refuses such a pod. In a controller it refuses each pod that the controller wants to make, so that nothing runs and only events tell.',
  controls: {},
  sources: ['insider'],
  target: podQuantities,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: { safety: 'choice', words: 'Raise the limit, or lower the request.' },
  examples: [
    {
      name: 'equal, however it is written',
      spec: '{ containers: [{ name: app, resources: { requests: { cpu: 0.1, memory: 1Gi }, limits: { cpu: 100m, memory: 1024Mi } } }] }',
      violations: [],
    },
    {
      name: 'more of both in a container, and in the pod',
      spec: `
resources: { requests: { memory: 2Gi }, limits: { memory: 2G } }
containers: [{ name: app, resources: { requests: { cpu: 2, memory: 1Gi }, limits: { cpu: 1500m, memory: 1G } } }]
`,
      violations: [
        '/spec/resources/requests/memory',
        '/spec/containers/0/resources/requests/cpu',
        '/spec/containers/0/resources/requests/memory',
      ],
    },
    {
      name: 'more than the limit that a LimitRange fills in',
      objects: documents(
        inShop('v1', 'LimitRange', '{ limits: [{ type: Container, default: { memory: 256Mi } }] }'),
        inShop('v1', 'Pod', '{ containers: [{ name: app, resources: { requests: { memory: 1Gi } } }] }'),
      ),
      violations: ['Pod/web /spec/containers/0/resources/requests/memory'],
    },
  ],
});
