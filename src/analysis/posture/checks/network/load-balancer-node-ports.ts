import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';

const path = fieldPath('/spec/allocateLoadBalancerNodePorts');

const evaluate = ({ resource, object: { spec } }: ServiceView): readonly Violation[] =>
  spec?.type !== 'LoadBalancer' || spec.allocateLoadBalancerNodePorts === false
    ? none
    : [
        {
          path,
          detail: `Service "${resource.reference.name}" opens a port on every node beside its load balancer`,
        },
      ];

export const loadBalancerNodePorts = defineCheck({
  id: 'load-balancer-node-ports',
  title: 'Load balancers should not open ports on every node',
  severity: 'info',
  reason: 'ports on every node as well',
  rationale:
    'Whoever reaches a node gets to the Service past the load balancer, with its certificate, its logs and its protection from floods.',
  controls: { nsa: ['NSA-NET-11'], attack: ['T1133'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: services,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set allocateLoadBalancerNodePorts to false where the load balancer sends to pods directly; ask its vendor.',
  },
  examples: [
    {
      name: 'straight to the pods',
      objects: service('{ type: LoadBalancer, allocateLoadBalancerNodePorts: false }'),
      violations: [],
    },
    { name: 'no load balancer', objects: service('{ type: NodePort }'), violations: [] },
    {
      name: 'the default',
      objects: service('{ type: LoadBalancer }'),
      violations: ['/spec/allocateLoadBalancerNodePorts'],
    },
  ],
});
