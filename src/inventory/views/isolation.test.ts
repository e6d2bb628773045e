import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInventory } from '../inventory.ts';
import { isolationOf } from './isolation.ts';
import { pods } from './pods.ts';

const objectOf = (apiVersion: string, kind: string, spec: unknown, namespace?: string, labels = {}) => ({
  reference: { apiVersion, kind, name: 'web', ...(namespace === undefined ? {} : { namespace }) },
  object: { apiVersion, kind, metadata: { name: 'web', namespace, labels }, spec },
  origin: { kind: 'cluster', context: 'test' } as const,
});

const web = objectOf('v1', 'Pod', {}, 'shop', { app: 'web' });
const policy = (spec: unknown, namespace = 'shop') =>
  objectOf('networking.k8s.io/v1', 'NetworkPolicy', spec, namespace);

/** The directions in which the one pod is isolated beside these objects. */
const directions = (...others: readonly ReturnType<typeof objectOf>[]): readonly string[] => {
  const inventory = takeInventory([web, ...others]);
  return inventory.select(pods).flatMap((pod) => Object.keys(isolationOf(inventory, pod)).sort());
};

const selector = { matchLabels: { app: 'web' } };
const other = { matchLabels: { app: 'api' } };

type Row = readonly [name: string, expected: readonly string[], ...objects: ReturnType<typeof objectOf>[]];

const rows: readonly Row[] = [
  ['no policy isolates nothing', []],
  ['a policy without types isolates for ingress', ['ingress'], policy({ podSelector: selector })],
  ['an egress rule adds egress', ['egress', 'ingress'], policy({ podSelector: {}, egress: [{}] })],
  ['an empty list of egress rules adds nothing', ['ingress'], policy({ podSelector: {}, egress: [] })],
  ['types decide alone', ['egress'], policy({ podSelector: {}, policyTypes: ['Egress'], ingress: [{}] })],
  ['other labels are not meant', [], policy({ podSelector: other })],
  ['other namespaces are not meant', [], policy({ podSelector: {} }, 'finance')],
  [
    'Cilium isolates where it has rules',
    ['ingress'],
    objectOf(
      'cilium.io/v2',
      'CiliumNetworkPolicy',
      { endpointSelector: { matchLabels: { 'k8s:app': 'web' } }, ingress: [{}] },
      'shop',
    ),
  ],
  [
    'a policy of the whole cluster selects by the namespace, and may leave default deny out',
    ['egress'],
    objectOf('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', {
      endpointSelector: { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'shop' } },
      enableDefaultDeny: { ingress: false },
      ingress: [{}],
      egressDeny: [{}],
    }),
  ],
  [
    'Calico selects by expressions',
    ['egress'],
    objectOf('projectcalico.org/v3', 'GlobalNetworkPolicy', { selector: "app == 'web'", types: ['Egress'] }),
  ],
  [
    'Calico without types is about ingress',
    ['ingress'],
    objectOf('projectcalico.org/v3', 'NetworkPolicy', {}, 'shop'),
  ],
  [
    'an AdminNetworkPolicy isolates where it denies',
    ['ingress'],
    objectOf('policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy', {
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      ingress: [{ action: 'Deny' }],
      egress: [{ action: 'Allow' }],
    }),
  ],
  [
    'an AdminNetworkPolicy for another namespace does not',
    [],
    objectOf('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', {
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'finance' } } },
      ingress: [{ action: 'Deny' }],
    }),
  ],
  [
    'a policy that is not read counts as isolating',
    ['egress', 'ingress'],
    objectOf('crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', {}),
  ],
];

for (const [name, expected, ...objects] of rows)
  test(name, () => {
    assert.deepEqual(directions(...objects), expected);
  });
