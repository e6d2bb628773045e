import { serviceAddresses } from '../../../../inventory/views/availability.ts';
import { contains, parseCidr } from '../../../../model/cidr.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Addresses that no internet leads to. (RFC 1918, RFC 6598, RFC 4193, RFC 3927, RFC 4291) */
const inner = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((range) => parseCidr(range) ?? []);

const isPublic = (address: string): boolean => {
  const cidr = parseCidr(`${address}${address.includes(':') ? '/128' : '/32'}`);
  return cidr !== undefined && !inner.some((range) => contains(range, cidr));
};

const service = (ip: string, ranges = ''): string =>
  `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: LoadBalancer${ranges} }
status: { loadBalancer: { ingress: [{ ip: '${ip}' }] } }`;

export const loadBalancerPublicAddress = defineCheck({
  id: 'load-balancer-public-address',
  title: 'A load balancer with a public address must say who may reach it',
  kind: 'exposure',
  severity: 'medium',
  reason: 'public address open to everybody',
  rationale:
    'Everybody on the internet reaches the pods behind it: scanners find an address within minutes of its first use.',
  controls: { nsa: ['NSA-NET-11'], attack: ['T1190', 'T1133'] },
  sources: ['malicious-actor'],
  target: serviceAddresses,
  evaluate: ({ resource, object: { spec, status } }) => {
    if (spec?.type !== 'LoadBalancer' || (spec.loadBalancerSourceRanges ?? []).length > 0) return none;
    return violationsIn(status?.loadBalancer?.ingress, ({ ip = '' }, index) =>
      isPublic(ip)
        ? {
            path: join('/status/loadBalancer/ingress', index, 'ip'),
            detail: `Service "${resource.reference.name}" is open to the internet at ${ip}`,
          }
        : undefined,
    );
  },
  remedy: {
    safety: 'choice',
    words:
      'Set spec.loadBalancerSourceRanges, make the load balancer internal, or publish through a gateway.',
  },
  examples: [
    { name: 'inside', objects: documents(cluster(), service('10.1.2.3')), violations: [] },
    { name: 'no address yet', objects: documents(cluster(), service('')), violations: [] },
    {
      name: 'for some alone',
      objects: documents(cluster(), service('198.51.100.7', ', loadBalancerSourceRanges: [203.0.113.0/24]')),
      violations: [],
    },
    { name: 'nothing is read from a cluster', objects: service('198.51.100.7'), violations: [] },
    {
      name: 'for everybody',
      objects: documents(cluster(), service('198.51.100.7')),
      violations: ['Service/web /status/loadBalancer/ingress/0/ip'],
    },
    {
      name: 'for everybody, IPv6',
      objects: documents(cluster(), service('2001:db8::7')),
      violations: ['Service/web /status/loadBalancer/ingress/0/ip'],
    },
  ],
});
