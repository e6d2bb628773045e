import { type IngressView, ingresses } from '../../../../inventory/views/ingresses.ts';
import { fieldPath, join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { ingress } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ resource, object: { spec } }: IngressView): readonly Violation[] => {
  const { name } = resource.reference;
  const fields = (['defaultBackend', 'backend'] as const).filter((field) => spec?.[field] !== undefined);
  return [
    ...fields.map((field) => ({
      path: fieldPath(`/spec/${field}`),
      detail: `Ingress "${name}" has spec.${field}: it answers for every name that no other Ingress takes`,
    })),
    ...violationsIn(spec?.rules, ({ host = '' }, index) => {
      if (host !== '' && !host.startsWith('*.')) return undefined;
      return {
        path: join('/spec/rules', index, 'host'),
        detail: `Ingress "${name}" answers for ${host === '' ? 'every name' : `every name under ${host.slice(2)}`}`,
        ...(host === '' ? {} : { severity: 'info' }),
      };
    }),
  ];
};

export const ingressAnyHost = defineCheck({
  id: 'ingress-any-host',
  title: 'Ingresses should name their hosts',
  severity: 'low',
  reason: 'Ingress answers for any host',
  rationale:
    'Such a rule receives what was meant for others: new names before their own Ingress is there, removed ones after it, and scanners that know no more than the address.',
  controls: { attack: ['T1190', 'T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: ingresses,
  evaluate,
  remedy: { safety: 'choice', words: 'Write one rule for each host, under its full name.' },
  examples: [
    { name: 'a host', objects: ingress('{ rules: [{ host: shop.example.com }] }'), violations: [] },
    {
      name: 'any host, and any host under a name',
      objects: ingress('{ rules: [{ http: { paths: [] } }, { host: "*.example.com" }] }'),
      violations: ['/spec/rules/0/host', '/spec/rules/1/host'],
    },
    {
      name: 'whatever is left over',
      objects: ingress('{ defaultBackend: { service: { name: web, port: { number: 80 } } } }'),
      violations: ['/spec/defaultBackend'],
    },
  ],
});
