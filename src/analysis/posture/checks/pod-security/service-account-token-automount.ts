import type { Inventory } from '../../../../inventory/inventory.ts';
import { namespaceOf } from '../../../../inventory/inventory.ts';
import { bindingsOfServiceAccount } from '../../../../inventory/views/bindings.ts';
import { mountsServiceAccountToken, serviceAccountNameOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Bindings that name this very account: whoever wrote them wants the pod to use the API. */
const grantsTo = (pod: PodView, inventory: Inventory): readonly string[] => {
  const name = serviceAccountNameOf(pod);
  return bindingsOfServiceAccount(inventory, namespaceOf(pod.resource), name)
    .filter(({ subjects }) => subjects.some((one) => one.kind === 'ServiceAccount' && one.name === name))
    .map(({ resource }) => nameOf(resource.reference));
};

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  if (!mountsServiceAccountToken(pod, inventory)) return none;
  const because = grantsTo(pod, inventory);
  return [
    {
      path: join(pod.path, 'automountServiceAccountToken'),
      detail: `pod gets a token of service account "${serviceAccountNameOf(pod)}" mounted: automountServiceAccountToken is not false`,
      ...(because.length === 0 ? {} : { severity: 'info', because }),
    },
  ];
};

export const serviceAccountTokenAutomount = defineCheck({
  id: 'service-account-token-automount',
  title: 'Pods that do not use the API must not get a token for it',
  severity: 'low',
  reason: 'API token is mounted unasked',
  rationale:
    'Every container of the pod can read the token, and so can an intruder: it says who the pod is, opens what RBAC allows, and tells the API server what to answer to discovery. Most programs never use it.',
  controls: {
    nsa: ['NSA-POD-27'],
    cis: ['5.1.6'],
    attack: ['T1528', 'T1552.007'],
    kubescape: ['C-0034', 'C-0190', 'C-0261', 'C-0053'],
    trivy: ['KSV-0036'],
    polaris: ['automountServiceAccountToken'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: {
    safety: 'tightening',
    words: 'Set automountServiceAccountToken to false in the pod, or in the service account of several pods.',
    operations: ({ resource }, violation) =>
      violation.because === undefined ? [set(resource.object, violation.path, false)] : [],
  },
  examples: [
    {
      name: 'refused by the pod',
      spec: '{ automountServiceAccountToken: false, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'mounted by default',
      spec: '{ containers: [{ name: app }] }',
      violations: ['/spec/automountServiceAccountToken'],
    },
    {
      name: 'refused by the service account, and asked for by one pod',
      objects: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
automountServiceAccountToken: false
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { serviceAccountName: web, containers: [{ name: app }] }
---
apiVersion: v1
kind: Pod
metadata: { name: admin, namespace: shop }
spec: { serviceAccountName: web, automountServiceAccountToken: true, containers: [{ name: app }] }
`,
      violations: ['Pod/admin /spec/automountServiceAccountToken'],
    },
    {
      name: 'an account with rights: for information, and without a repair',
      objects: `
apiVersion: v1
kind: Pod
metadata: { name: operator, namespace: shop }
spec: { serviceAccountName: operator, containers: [{ name: app }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: operator, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: operator }
subjects: [{ kind: ServiceAccount, name: operator, namespace: shop }]
`,
      violations: ['Pod/operator /spec/automountServiceAccountToken'],
    },
  ],
});
