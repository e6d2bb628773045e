import { isInternal } from '../../../../inventory/views/load-balancers.ts';
import { type ServicePort, type ServiceView, services } from '../../../../inventory/views/services.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const secureName = /^(https|http2s|wss|tls)\b/;
const plainName = /^(http|ws)\b/;
const securePorts: readonly number[] = [443, 6443, 8443];
const plainPorts: readonly number[] = [80, 8000, 8080];

/** What the port speaks, as far as its appProtocol, its name or its number says. */
const speech = ({ appProtocol, name = '', port = 0 }: ServicePort): 'plain' | 'secure' | 'unknown' => {
  const said = (appProtocol ?? name).toLowerCase();
  if (secureName.test(said)) return 'secure';
  if (plainName.test(said)) return 'plain';
  if (securePorts.includes(port)) return 'secure';
  return plainPorts.includes(port) ? 'plain' : 'unknown';
};

/** AWS' load balancers end TLS themselves when they are given a certificate. */
const certificate = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';

const evaluate = (view: ServiceView): readonly Violation[] => {
  const { spec, metadata } = view.object;
  if (spec?.type !== 'LoadBalancer' || isInternal(view)) return none;
  if (metadata?.annotations?.[certificate]) return none;
  // A plain port beside a secure one is there to redirect, as a rule.
  if (spec.ports?.some((port) => speech(port) === 'secure')) return none;
  return violationsIn(spec.ports, (port, index) =>
    speech(port) === 'plain'
      ? {
          path: join('/spec/ports', index),
          detail: `load balancer of Service "${view.resource.reference.name}" speaks plain HTTP on port ${port.port}, and TLS on none`,
        }
      : undefined,
  );
};

export const loadBalancerPlainHttp = defineCheck({
  id: 'load-balancer-plain-http',
  title: 'Load balancers must speak TLS',
  severity: 'low',
  reason: 'load balancer speaks plain HTTP',
  rationale:
    'Whoever is on the way between user and load balancer reads passwords and sessions, and changes the pages and downloads that come back.',
  controls: { nsa: ['NSA-NET-10'], attack: ['T1040', 'T1557'], kubescape: ['C-0231', 'C-0245'] },
  sources: ['malicious-actor'],
  target: services,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'End TLS at the load balancer or in the pods, on port 443, and let port 80 redirect to it.',
  },
  examples: [
    {
      name: 'TLS beside a redirect',
      objects: service('{ type: LoadBalancer, ports: [{ port: 80 }, { port: 443 }] }'),
      violations: [],
    },
    { name: 'no HTTP', objects: service('{ type: LoadBalancer, ports: [{ port: 5432 }] }'), violations: [] },
    {
      name: 'a certificate at the load balancer',
      objects: service('{ type: LoadBalancer, ports: [{ port: 80 }] }', `${certificate}: arn`),
      violations: [],
    },
    {
      name: 'plain HTTP alone',
      objects: service(
        '{ type: LoadBalancer, ports: [{ port: 9090, name: metrics }, { port: 80 }, { port: 81, name: http-web }] }',
      ),
      violations: ['/spec/ports/1', '/spec/ports/2'],
    },
  ],
});
