import { staysPrivate } from '../../../../inventory/views/load-balancers.ts';
import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';

const evaluate = (view: ServiceView): readonly Violation[] => {
  const type = view.object.spec?.type;
  if (type !== 'NodePort' && type !== 'LoadBalancer') return none;
  return [
    {
      path: fieldPath('/spec/type'),
      detail: `Service "${view.resource.reference.name}" has spec.type ${type}: it is reached from outside the cluster`,
      ...(staysPrivate(view) ? { severity: 'info' } : {}),
    },
  ];
};

export const exposedServices = defineCheck({
  id: 'exposed-services',
  title: 'Few Services should be open to the outside',
  severity: 'low',
  reason: 'Service is open to the outside',
  rationale:
    'A NodePort listens on every node, a LoadBalancer at an address of its own. Each is a door into the cluster beside the one where TLS, authentication and logs are.',
  controls: { nsa: ['NSA-NET-11'], attack: ['T1133', 'T1190'], 'kube-linter': ['exposed-services'] },
  sources: ['malicious-actor'],
  target: services,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use type ClusterIP, and an Ingress or Gateway for what has to be reached.',
  },
  examples: [
    { name: 'for the cluster alone', objects: service('{ type: ClusterIP }'), violations: [] },
    { name: 'a port on every node', objects: service('{ type: NodePort }'), violations: ['/spec/type'] },
    {
      name: 'an internal load balancer, which is worth knowing',
      objects: service('{ type: LoadBalancer }', 'networking.gke.io/load-balancer-type: Internal'),
      violations: ['/spec/type'],
    },
  ],
});
