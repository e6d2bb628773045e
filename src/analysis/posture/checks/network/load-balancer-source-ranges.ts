import { isInternal, sourceRangesOf } from '../../../../inventory/views/load-balancers.ts';
import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { isEverywhere, parseCidr } from '../../../../model/cidr.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';

const evaluate = (view: ServiceView): readonly Violation[] => {
  if (view.object.spec?.type !== 'LoadBalancer' || isInternal(view)) return none;
  const ranges = sourceRangesOf(view);
  const everywhere = ranges.map(parseCidr).findIndex((cidr) => cidr !== undefined && isEverywhere(cidr));
  if (ranges.length > 0 && everywhere < 0) return none;
  const saying = ranges.length === 0 ? 'names no source ranges' : `lets in ${ranges[everywhere]}`;
  return [
    {
      path: fieldPath('/spec/loadBalancerSourceRanges'),
      detail: `load balancer of Service "${view.resource.reference.name}" ${saying}: the whole internet reaches it`,
    },
  ];
};

export const loadBalancerSourceRanges = defineCheck({
  id: 'load-balancer-source-ranges',
  title: 'Load balancers must say who may reach them',
  severity: 'low',
  reason: 'load balancer is open to everybody',
  rationale:
    'Scanners find a new public address within minutes. Source ranges keep them away from what is meant for an office, a partner or a proxy alone.',
  controls: { nsa: ['NSA-NET-11'], attack: ['T1190', 'T1133'] },
  sources: ['malicious-actor'],
  target: services,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'List the ranges that need it in spec.loadBalancerSourceRanges, or make the load balancer internal.',
  },
  examples: [
    {
      name: 'an office',
      objects: service('{ type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24] }'),
      violations: [],
    },
    {
      name: 'an internal one',
      objects: service(
        '{ type: LoadBalancer }',
        'service.beta.kubernetes.io/aws-load-balancer-scheme: internal',
      ),
      violations: [],
    },
    {
      name: 'nobody is kept out',
      objects: service('{ type: LoadBalancer }'),
      violations: ['/spec/loadBalancerSourceRanges'],
    },
    {
      name: 'one range is all of them',
      objects: service('{ type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24, 0.0.0.0/0] }'),
      violations: ['/spec/loadBalancerSourceRanges'],
    },
  ],
});
