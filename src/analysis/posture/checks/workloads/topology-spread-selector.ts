import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { selects } from '../../../../inventory/views/selection.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { inShop } from '../../workloads/example-objects.ts';

const evaluate = ({ path, spec, metadata: { labels = {} } }: PodView): readonly Violation[] =>
  violationsIn(spec.topologySpreadConstraints, ({ labelSelector, topologyKey = '' }, index) =>
    labelSelector !== undefined && selects(labelSelector, labels)
      ? undefined
      : {
          path: join(path, 'topologySpreadConstraints', index, 'labelSelector'),
          detail: `the topologySpreadConstraint over "${topologyKey}" ${labelSelector === undefined ? 'has no labelSelector' : 'does not select the pod itself'}`,
        },
  );

const spread = (selector: string): string =>
  inShop(
    'apps/v1',
    'Deployment',
    `{ template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app }], topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, ${selector} }] } } }`,
  );

export const topologySpreadSelector = defineCheck({
  id: 'topology-spread-selector',
  title: 'A topology spread constraint must select the pods that carry it',
  severity: 'low',
  reason: 'spread constraint without effect',
  rationale:
    'The scheduler then counts other pods, or none: the replicas land wherever, while the manifest looks as if they were spread over nodes or zones.',
  controls: {},
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Let the labelSelector select the labels of the pod.' },
  examples: [
    {
      name: 'its own labels',
      objects: spread(
        'labelSelector: { matchExpressions: [{ key: app, operator: In, values: [web, api] }] }',
      ),
      violations: [],
    },
    {
      name: 'the labels of another workload',
      objects: spread('labelSelector: { matchLabels: { app: api } }'),
      violations: ['/spec/template/spec/topologySpreadConstraints/0/labelSelector'],
    },
    {
      name: 'no selector selects nothing',
      objects: spread('whenUnsatisfiable: DoNotSchedule'),
      violations: ['/spec/template/spec/topologySpreadConstraints/0/labelSelector'],
    },
  ],
});
