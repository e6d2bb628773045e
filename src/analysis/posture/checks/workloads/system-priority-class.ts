import { namespaceOf } from '../../../../inventory/inventory.ts';
import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

/** The two classes that every cluster has, over all that users may define. (scheduling.k8s.io, SystemPriorityClasses) */
const system: readonly string[] = ['system-cluster-critical', 'system-node-critical'];

export const systemPriorityClass = defineCheck({
  id: 'system-priority-class',
  title: "Applications should not have the system's priority",
  severity: 'low',
  reason: "the system's priority",
  rationale:
    'Such a pod pushes out any other, DNS and network agents included, and is the last to be stopped: many of them starve the cluster. It is meant for what the nodes cannot do without.',
  controls: { attack: ['T1499', 'T1496'] },
  sources: ['insider', 'malicious-actor'],
  target: pods,
  evaluate: ({ path, spec, resource }) =>
    spec.priorityClassName === undefined ||
    !system.includes(spec.priorityClassName) ||
    namespaceOf(resource) === 'kube-system'
      ? none
      : [
          {
            path: join(path, 'priorityClassName'),
            detail: `pod has the priority class "${spec.priorityClassName}" outside kube-system`,
          },
        ],
  remedy: { safety: 'choice', words: 'Use a priority class of your own, below those of the system.' },
  examples: [
    {
      name: 'a class of the house',
      spec: '{ priorityClassName: shop, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'a part of the system',
      objects: inShop('v1', 'Pod', '{ priorityClassName: system-node-critical }').replace(
        'shop',
        'kube-system',
      ),
      violations: [],
    },
    {
      name: 'an application',
      spec: '{ priorityClassName: system-cluster-critical, containers: [{ name: app }] }',
      violations: ['/spec/priorityClassName'],
    },
  ],
});
