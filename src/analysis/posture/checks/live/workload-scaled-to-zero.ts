import { inCluster } from '../../../../inventory/views/cluster-state.ts';
import { isReplicated, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';

const deployment = (replicas: string): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { ${replicas}template: { spec: { containers: [{ name: app }] } } }`;

export const workloadScaledToZero = defineCheck({
  id: 'workload-scaled-to-zero',
  title: 'What nobody runs any more must be deleted',
  severity: 'low',
  reason: 'workload scaled to zero',
  rationale:
    'Its role, its Secrets and its openings in the network stay, and one command starts it again, with the image of back then.',
  controls: { nsa: ['NSA-UPG-11'], attack: ['T1078'] },
  sources: ['supply-chain', 'insider'],
  target: inCluster(workloads),
  evaluate: ({ kind, spec, resource }) =>
    isReplicated(kind) && spec.replicas === 0
      ? [
          {
            path: fieldPath('/spec/replicas'),
            detail: `${kind} "${resource.reference.name}" has no pods: spec.replicas is 0`,
          },
        ]
      : none,
  remedy: { safety: 'choice', words: 'Delete it with all that belongs to it, or start it again.' },
  examples: [
    { name: 'it runs', objects: documents(cluster(), deployment('replicas: 2, ')), violations: [] },
    { name: 'one, by default', objects: documents(cluster(), deployment('')), violations: [] },
    { name: 'nothing is read from a cluster', objects: deployment('replicas: 0, '), violations: [] },
    {
      name: 'none',
      objects: documents(cluster(), deployment('replicas: 0, ')),
      violations: ['Deployment/web /spec/replicas'],
    },
  ],
});
