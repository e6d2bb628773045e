import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';

const path = fieldPath('/spec/externalIPs');

const evaluate = ({ resource, object: { spec } }: ServiceView): readonly Violation[] => {
  const addresses = spec?.externalIPs ?? [];
  return addresses.length === 0
    ? none
    : [
        {
          path,
          detail: `Service "${resource.reference.name}" takes spec.externalIPs ${addresses.join(', ')}`,
        },
      ];
};

export const serviceExternalIps = defineCheck({
  id: 'service-external-ips',
  title: 'Services must not take external IPs',
  severity: 'medium',
  reason: 'Service takes external IPs',
  rationale:
    'Every node sends packets for such an address to the pods of the Service, whoever owns the address. With the address of a DNS server or of an API on the internet one reads and answers what other pods send there (CVE-2020-8554).',
  controls: { nsa: ['NSA-NET-11'], attack: ['T1557'], trivy: ['KSV-0108'] },
  sources: ['malicious-actor', 'insider'],
  target: services,
  evaluate,
  remedy: {
    safety: 'tightening',
    words:
      'Remove spec.externalIPs; use a load balancer, and keep others from using the field with the plug-in DenyServiceExternalIPs.',
    operations: () => [{ op: 'remove', path }],
  },
  examples: [
    { name: 'none', objects: service('{ externalIPs: [] }'), violations: [] },
    {
      name: 'a DNS server of the internet',
      objects: service('{ ports: [{ port: 53 }], externalIPs: [8.8.8.8] }'),
      violations: ['/spec/externalIPs'],
    },
  ],
});
