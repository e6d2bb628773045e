import type { Inventory } from '../../../../inventory/inventory.ts';
import { rivalOf } from '../../../../inventory/views/same-selector.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents } from '../../workloads/example-objects.ts';

const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const rival = rivalOf(inventory, workload);
  if (rival === undefined) return none;
  const other = nameOf(rival.resource.reference);
  return [
    {
      path: fieldPath('/spec/selector'),
      detail: `${workload.kind} "${workload.resource.reference.name}" selects pods by the same labels as ${other}`,
      because: [other],
    },
  ];
};

const workload = (kind: string, name: string, label: string, namespace = 'shop'): string =>
  `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { matchLabels: { app: ${label} } }, template: { metadata: { labels: { app: ${label} } }, spec: {} } }`;

export const duplicateSelector = defineCheck({
  id: 'duplicate-selector',
  title: 'No two workloads may select pods by the same labels',
  severity: 'medium',
  reason: 'selector shared with another workload',
  rationale:
    'Whatever goes by these labels takes the pods of both for one: a Service sends requests to the wrong program, a NetworkPolicy opens the wrong one, and autoscalers and disruption budgets count both.',
  controls: {},
  sources: ['insider'],
  target: workloads,
  evaluate: (one, { inventory }) => evaluate(one, inventory),
  remedy: {
    safety: 'choice',
    words: 'Add a label to the selector and the template that tells the two apart; it needs a new object.',
  },
  examples: [
    {
      name: 'labels of their own, and another namespace',
      objects: documents(
        workload('Deployment', 'web', 'web'),
        workload('Deployment', 'api', 'api'),
        workload('StatefulSet', 'db', 'api', 'finance'),
      ),
      violations: [],
    },
    {
      name: 'the same object twice',
      objects: documents(workload('Deployment', 'web', 'web'), workload('Deployment', 'web', 'web')),
      violations: [],
    },
    {
      name: 'the same labels',
      objects: documents(workload('Deployment', 'web', 'shop'), workload('StatefulSet', 'db', 'shop')),
      violations: ['Deployment/web /spec/selector', 'StatefulSet/db /spec/selector'],
    },
  ],
});
