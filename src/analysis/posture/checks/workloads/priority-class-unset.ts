import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const priorityClassUnset = defineCheck({
  id: 'priority-class-unset',
  title: 'Pods should have a priority class',
  severity: 'info',
  reason: 'no priority class',
  rationale:
    'When a node is full the kubelet and the scheduler stop pods of low priority first. Without classes the shop and the nightly report are worth the same.',
  controls: { attack: ['T1499'], polaris: ['priorityClassNotSet'] },
  sources: ['malicious-actor'],
  // A cluster may set its default by a PriorityClass that manifests of applications do not hold.
  runs: 'on-request',
  target: pods,
  evaluate: ({ path, spec }) =>
    spec.priorityClassName === undefined || spec.priorityClassName === ''
      ? [{ path: join(path, 'priorityClassName'), detail: 'pod does not set priorityClassName' }]
      : none,
  remedy: { safety: 'choice', words: 'Name the priority class that fits the worth of the workload.' },
  examples: [
    { name: 'set', spec: '{ priorityClassName: web, containers: [{ name: app }] }', violations: [] },
    { name: 'not set', spec: '{ containers: [{ name: app }] }', violations: ['/spec/priorityClassName'] },
  ],
});
