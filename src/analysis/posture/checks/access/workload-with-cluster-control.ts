import type { Inventory } from '../../../../inventory/inventory.ts';
import { mountsServiceAccountToken, serviceAccountNameOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { clusterRole, clusterRoleBinding, documents, rule } from '../../access/example-objects.ts';
import { takeoversOf } from '../../access/takeovers.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  const account = serviceAccountNameOf(pod);
  const takeovers = takeoversOf(inventory, pod.resource.reference.namespace, account);
  if (takeovers.length === 0 || !mountsServiceAccountToken(pod, inventory)) return none;
  const words = [...new Set(takeovers.flatMap((one) => one.words))];
  return [
    {
      path: join(pod.path, 'serviceAccountName'),
      detail: `serviceAccountName "${account}": whoever breaks into this pod can ${words.join(', ')} in the whole cluster`,
      severity: takeovers.some(({ allows }) => allows === 'everything') ? 'high' : 'medium',
      because: takeovers.map(({ binding }) => binding),
    },
  ];
};

const pod = (serviceAccount: string, more = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: operator, namespace: shop }
spec:
  serviceAccountName: ${serviceAccount}${more}
  containers: [{ name: app }]`;

const bound = (name: string): string => `{ kind: ServiceAccount, name: ${name}, namespace: shop }`;

export const workloadWithClusterControl = defineCheck({
  id: 'workload-with-cluster-control',
  title: 'A broken pod must not give away the cluster',
  kind: 'privilege',
  severity: 'high',
  reason: 'pod holds control over the cluster',
  rationale:
    'The token lies in the container. A flaw in the program or in one of its libraries is then a flaw of the whole cluster, and its nodes and Secrets go with it.',
  controls: {
    nsa: ['NSA-AUTH-06', 'NSA-AUTH-10', 'NSA-AUTH-13'],
    attack: ['T1552.007', 'T1528'],
    kubescape: ['C-0267', 'C-0272'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Bind a smaller role to the ServiceAccount, or do not mount its token where the API is not called.',
  },
  examples: [
    {
      name: 'rights of one kind',
      objects: documents(
        pod('api'),
        clusterRole(rule('', 'pods', 'get, list')),
        clusterRoleBinding('ClusterRole app', bound('api')),
      ),
      violations: [],
    },
    {
      name: 'strong rights, but no token in the pod',
      objects: documents(
        pod('api', '\n  automountServiceAccountToken: false'),
        clusterRoleBinding('ClusterRole cluster-admin', bound('api')),
      ),
      violations: [],
    },
    {
      name: 'cluster-admin',
      objects: documents(pod('api'), clusterRoleBinding('ClusterRole cluster-admin', bound('api'))),
      violations: ['Pod/operator /spec/serviceAccountName'],
    },
    {
      name: 'every Secret of the cluster, by way of a group',
      objects: documents(
        pod('default'),
        clusterRole(rule('', 'secrets', 'list')),
        clusterRoleBinding('ClusterRole app', "{ kind: Group, name: 'system:serviceaccounts:shop' }"),
      ),
      violations: ['Pod/operator /spec/serviceAccountName'],
    },
  ],
});
