import { type CiliumSpec, ciliumObjects } from '../../../../inventory/views/cilium-policies.ts';
import { isEverywhere, parseCidr } from '../../../../model/cidr.ts';
import { type FieldPath, fieldPath, join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { inShop } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** `world` is everything outside of the cluster, `all` is that and everything in it. (docs.cilium.io, "Entities Based") */
const isOpenEntity = (entity: string): boolean => entity === 'all' || entity === 'world';

const isOpenRange = (text: string): boolean => {
  const cidr = parseCidr(text);
  return cidr !== undefined && isEverywhere(cidr);
};

const isOpenName = (pattern: string): boolean => pattern === '*' || pattern === '**' || pattern === '**.*';

const openIn = (
  values: readonly string[] | undefined,
  path: FieldPath,
  isOpen: (value: string) => boolean,
): readonly Violation[] =>
  violationsIn(values, (value, index) =>
    isOpen(value) ? { path: join(path, index), detail: `the policy lets "${value}" through` } : undefined,
  );

const specViolations = (spec: CiliumSpec | undefined, path: FieldPath): readonly Violation[] => [
  ...(spec?.ingress ?? []).flatMap((rule, index) => [
    ...openIn(rule.fromEntities, join(path, 'ingress', index, 'fromEntities'), isOpenEntity),
    ...openIn(rule.fromCIDR, join(path, 'ingress', index, 'fromCIDR'), isOpenRange),
  ]),
  ...(spec?.egress ?? []).flatMap((rule, index) => [
    ...openIn(rule.toEntities, join(path, 'egress', index, 'toEntities'), isOpenEntity),
    ...openIn(rule.toCIDR, join(path, 'egress', index, 'toCIDR'), isOpenRange),
    ...violationsIn(rule.toFQDNs, ({ matchPattern = '' }, at) =>
      isOpenName(matchPattern)
        ? {
            path: join(path, 'egress', index, 'toFQDNs', at, 'matchPattern'),
            detail: `the policy lets every name through by "${matchPattern}"`,
          }
        : undefined,
    ),
  ]),
];

const policy = (spec: string): string => inShop('cilium.io/v2', 'CiliumNetworkPolicy', spec);

export const ciliumPolicyOpenPeer = defineCheck({
  id: 'cilium-policy-open-peer',
  title: 'Policies of Cilium must name their peers',
  severity: 'low',
  reason: 'policy of Cilium is open to everybody',
  rationale:
    'Inwards the internet gets through where a Service leads to it, with "all" every pod as well. Outwards an intruder fetches tools and carries data away to any address.',
  controls: { nsa: ['NSA-NET-07'], attack: ['T1210', 'T1041'] },
  sources: ['malicious-actor', 'insider'],
  target: ciliumObjects,
  evaluate: ({ object: { spec, specs } }) => [
    ...specViolations(spec, fieldPath('/spec')),
    ...(specs ?? []).flatMap((one, index) => specViolations(one, join('/specs', index))),
  ],
  remedy: { safety: 'choice', words: 'Name endpoints, the ranges or the host names that are needed.' },
  examples: [
    {
      name: 'the cluster, a range, a name',
      objects: policy(
        '{ endpointSelector: {}, ingress: [{ fromEntities: [cluster] }, { fromCIDR: [10.0.0.0/8] }], egress: [{ toFQDNs: [{ matchPattern: "*.example.com" }] }] }',
      ),
      violations: [],
    },
    {
      name: 'nobody: an empty rule allows nothing',
      objects: policy('{ endpointSelector: {}, ingress: [{}] }'),
      violations: [],
    },
    {
      name: 'everybody, by entity, range and name',
      objects: policy(
        '{ endpointSelector: {}, ingress: [{ fromEntities: [all] }, { fromCIDR: [0.0.0.0/0] }], egress: [{ toEntities: [host, world] }, { toFQDNs: [{ matchPattern: "*" }] }] }',
      ),
      violations: [
        '/spec/ingress/0/fromEntities/0',
        '/spec/ingress/1/fromCIDR/0',
        '/spec/egress/0/toEntities/1',
        '/spec/egress/1/toFQDNs/0/matchPattern',
      ],
    },
    {
      name: 'several specs in one object',
      objects: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: web }
specs: [{ endpointSelector: {}, egress: [{ toCIDR: ["::/0"] }] }]`,
      violations: ['/specs/0/egress/0/toCIDR/0'],
    },
  ],
});
