import { referenceGrants } from '../../../../inventory/views/reference-grants.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { inShop } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const grant = (to: string): string =>
  inShop(
    'gateway.networking.k8s.io/v1beta1',
    'ReferenceGrant',
    `{ from: [{ group: gateway.networking.k8s.io, kind: Gateway, namespace: edge }], to: [${to}] }`,
  );

export const openReferenceGrant = defineCheck({
  id: 'open-reference-grant',
  title: 'ReferenceGrants must name what they give out',
  severity: 'low',
  reason: 'grant gives out every object of a kind',
  rationale:
    'Whoever may write a Gateway in the other namespace serves with any private key of this one, and whoever may write a route there publishes any of its Services.',
  controls: { nsa: ['NSA-NET-07'], attack: ['T1552.004', 'T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: referenceGrants,
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn(spec?.to, ({ kind = '', name = '' }, index) =>
      name === ''
        ? {
            path: join('/spec/to', index, 'name'),
            detail: `ReferenceGrant "${resource.reference.name}" gives out every ${kind} of its namespace`,
            ...(kind === 'Secret' ? { severity: 'medium' } : {}),
          }
        : undefined,
    ),
  remedy: { safety: 'choice', words: 'Name the one Secret or Service in spec.to.' },
  examples: [
    {
      name: 'one certificate',
      objects: grant('{ group: "", kind: Secret, name: certificate }'),
      violations: [],
    },
    {
      name: 'every Secret, every Service',
      objects: grant('{ group: "", kind: Secret }, { group: "", kind: Service }'),
      violations: ['/spec/to/0/name', '/spec/to/1/name'],
    },
  ],
});
