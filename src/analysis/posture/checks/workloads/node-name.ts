import { namespaceOf } from '../../../../inventory/inventory.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** In a cluster the scheduler fills it in for every Pod; static pods of the system are bound to their node. */
const evaluate = ({ path, spec, resource }: PodView): readonly Violation[] =>
  spec.nodeName === undefined ||
  spec.nodeName === '' ||
  resource.origin.kind === 'cluster' ||
  namespaceOf(resource) === 'kube-system'
    ? none
    : [
        {
          path: join(path, 'nodeName'),
          detail: `pod is bound to node "${spec.nodeName}" past the scheduler`,
        },
      ];

export const nodeName = defineCheck({
  id: 'node-name',
  title: 'Pods must leave the choice of the node to the scheduler',
  severity: 'medium',
  reason: 'bound to a node by name',
  rationale:
    'The scheduler is not asked: taints that keep pods off control plane nodes, free resources and spreading do not count. It is the short way of an intruder to the node of their choice, and the end of the pod when that node is gone.',
  controls: { attack: ['T1610', 'T1611'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Use a nodeSelector or node affinity in place of nodeName.' },
  examples: [
    {
      name: 'chosen by label',
      spec: '{ nodeSelector: { kubernetes.io/hostname: node-1 }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'bound by name',
      spec: '{ nodeName: control-plane-1, containers: [{ name: app }] }',
      violations: ['/spec/nodeName'],
    },
  ],
});
