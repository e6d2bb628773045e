import { isMadeByKubernetes } from '../../../../inventory/built-ins.ts';
import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { inCluster } from '../../../../inventory/views/cluster-state.ts';
import { kindTarget } from '../../../../inventory/views/kind.ts';
import { isNamedIn } from '../../../../inventory/views/named-texts.ts';
import { root } from '../../../../model/field-path.ts';
import { string } from '../../../../model/shape.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';

const configuration = kindTarget('configuration', 'every ConfigMap and Secret', ['/ConfigMap', '/Secret'], {
  type: string,
});

type Configuration = ReturnType<typeof configuration.views>[number];

/** Secrets that are found by their type, and not by a name: tokens, and what Helm keeps of its releases. */
const foundByType = [
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
  'helm.sh/release.v1',
];

const evaluate = (
  { resource, object: { type = '' } }: Configuration,
  inventory: Inventory,
): readonly Violation[] => {
  const { kind, name } = resource.reference;
  if (foundByType.includes(type) || isMadeByKubernetes(resource)) return none;
  if (isNamedIn(inventory, namespaceOf(resource), name)) return none;
  return [{ path: root, detail: `nothing in the namespace names ${kind} "${name}"` }];
};

const secret = `apiVersion: v1
kind: Secret
metadata: { name: password, namespace: shop }`;
const pod = (secretName: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: app }], volumes: [{ name: v, secret: { secretName: ${secretName} } }] }`;

export const unnamedConfiguration = defineCheck({
  id: 'unnamed-configuration',
  title: 'ConfigMaps and Secrets that nothing names should be deleted',
  severity: 'low',
  reason: 'nothing names it',
  rationale:
    'A forgotten Secret is a credential that nobody changes any more, and that everybody who may read Secrets still reads.',
  controls: { nsa: ['NSA-UPG-11'], attack: ['T1552.007'] },
  sources: ['insider', 'malicious-actor'],
  runs: 'on-request',
  target: inCluster(configuration),
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Find out whether a program reads it by its name through the API, and delete it if none does.',
  },
  examples: [
    { name: 'a pod mounts it', objects: documents(cluster(), secret, pod('password')), violations: [] },
    {
      name: 'found by its type',
      objects: documents(cluster(), `${secret}\ntype: helm.sh/release.v1`),
      violations: [],
    },
    { name: 'nothing is read from a cluster', objects: secret, violations: [] },
    {
      name: 'another one is mounted',
      objects: documents(cluster(), secret, pod('other')),
      violations: ['Secret/password '],
    },
  ],
});
