import { authorizationPolicies } from '../../../../inventory/views/istio.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

type Rules = NonNullable<
  NonNullable<ReturnType<typeof authorizationPolicies.views>[number]['object']['spec']>['rules']
>;
type Rule = Rules[number];
type From = NonNullable<Rule['from']>[number];

/** Every caller with any identity, or from any address. */
const isAnybody = ({ source }: From): boolean =>
  [source?.principals, source?.requestPrincipals, source?.namespaces].some((names) => names?.includes('*')) ||
  [source?.ipBlocks, source?.remoteIpBlocks].some((ranges) =>
    ranges?.some((range) => range === '0.0.0.0/0' || range === '::/0'),
  );

/** Who is let through without a condition: `undefined` where the rule asks for something. */
const letThrough = ({
  from = [],
  to = [],
  when = [],
}: Rule): 'everybody' | 'anybody with an identity' | undefined => {
  if (to.length > 0 || when.length > 0) return undefined;
  if (from.length === 0) return 'everybody';
  return from.some(isAnybody) ? 'anybody with an identity' : undefined;
};

export const authorizationPolicyAllowAll = defineCheck({
  id: 'authorization-policy-allow-all',
  title: 'Authorization policies of the mesh must not allow everybody',
  severity: 'medium',
  reason: 'policy allows every request',
  rationale:
    'Policies that allow add up: this rule lets through what the narrower ones beside it were to keep out, and an intruder in any pod calls every operation.',
  controls: { nsa: ['NSA-NET-07'], attack: ['T1562.007', 'T1210'] },
  sources: ['malicious-actor', 'insider'],
  target: authorizationPolicies,
  // Without rules nobody is allowed, and a rule that denies everybody is a sound one. (istio.io, Authorization Policy)
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn((spec?.action ?? 'ALLOW') === 'ALLOW' ? spec?.rules : undefined, (rule, index) => {
      const who = letThrough(rule);
      return who === undefined
        ? undefined
        : {
            path: join('/spec/rules', index),
            detail: `AuthorizationPolicy "${resource.reference.name}" lets ${who} call everything`,
            ...(who === 'everybody' ? {} : { severity: 'low' }),
          };
    }),
  remedy: { safety: 'choice', words: 'Name the service accounts and the operations that the rule is for.' },
  examples: [
    { name: 'nobody', objects: istio('security', 'AuthorizationPolicy', '{}'), violations: [] },
    {
      name: 'a service account, and a public path',
      objects: istio(
        'security',
        'AuthorizationPolicy',
        '{ rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }, { to: [{ operation: { paths: [/public] } }] }] }',
      ),
      violations: [],
    },
    {
      name: 'everybody is denied',
      objects: istio('security', 'AuthorizationPolicy', '{ action: DENY, rules: [{}] }'),
      violations: [],
    },
    {
      name: 'everybody, and whoever has an identity',
      objects: istio(
        'security',
        'AuthorizationPolicy',
        '{ action: ALLOW, rules: [{}, { from: [{ source: { principals: ["*"] } }] }] }',
      ),
      violations: ['/spec/rules/0', '/spec/rules/1'],
    },
  ],
});
