import { namespaceOf } from '../../../../inventory/inventory.ts';
import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { parseCidr } from '../../../../model/cidr.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';

/** Names of clouds' metadata services, and what every resolver answers with the caller's own address. */
const ownNames: readonly string[] = ['localhost', 'metadata.google.internal', 'instance-data.ec2.internal'];

/** Where the name leads that it should not; a name server writes it with a dot at its end. */
const destination = (externalName: string, namespace: string): string | undefined => {
  const name = externalName.toLowerCase().replace(/\.$/, '');
  if (parseCidr(name) !== undefined) return 'is an address, which no DNS alias can lead to';
  if (ownNames.includes(name)) return 'leads to the caller or its node';
  const [, other, svc] = name.split('.');
  if (svc === 'svc' && other !== undefined && other !== namespace) return `leads into namespace "${other}"`;
  return undefined;
};

const evaluate = ({ resource, object: { spec } }: ServiceView): readonly Violation[] => {
  if (spec?.type !== 'ExternalName' || spec.externalName === undefined) return none;
  const found = destination(spec.externalName, namespaceOf(resource));
  if (found === undefined) return none;
  return [
    {
      path: fieldPath('/spec/externalName'),
      detail: `Service "${resource.reference.name}": spec.externalName "${spec.externalName}" ${found}`,
    },
  ];
};

export const externalNameService = defineCheck({
  id: 'external-name-service',
  title: 'ExternalName Services must not lead into other namespaces or to a node itself',
  severity: 'medium',
  reason: 'ExternalName leads where it must not',
  rationale:
    'An Ingress or Gateway that takes this Service as its backend fetches from there itself: so who may write in one namespace opens a Service of another to the internet, or the controller’s own metadata and admin ports.',
  controls: { nsa: ['NSA-NET-07', 'NSA-NET-09'], attack: ['T1090', 'T1552.005'] },
  sources: ['malicious-actor', 'insider'],
  target: services,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Name a host outside of the cluster, or let the other namespace publish its Service itself.',
  },
  examples: [
    {
      name: 'a host outside',
      objects: service('{ type: ExternalName, externalName: database.example.com }'),
      violations: [],
    },
    {
      name: 'its own namespace',
      objects: service('{ type: ExternalName, externalName: api.shop.svc.cluster.local }'),
      violations: [],
    },
    {
      name: 'another namespace',
      objects: service('{ type: ExternalName, externalName: api.finance.svc.cluster.local. }'),
      violations: ['/spec/externalName'],
    },
    {
      name: 'the controller itself',
      objects: service('{ type: ExternalName, externalName: localhost }'),
      violations: ['/spec/externalName'],
    },
    {
      name: 'an address',
      objects: service('{ type: ExternalName, externalName: 169.254.169.254 }'),
      violations: ['/spec/externalName'],
    },
  ],
});
