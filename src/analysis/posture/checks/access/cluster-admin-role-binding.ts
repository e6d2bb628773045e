import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { allowsEverything } from '../../../../model/policy-rule.ts';
import { audienceOf, severityFor } from '../../access/audience.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  role,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { sourceOf } from '../../access/powers-held.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (binding: BindingView): readonly Violation[] => {
  const everything = binding.rules?.find(({ rule }) => allowsEverything(rule));
  if (everything === undefined || binding.subjects.length === 0) return none;
  const where = binding.scope === 'cluster' ? 'in the whole cluster' : 'in its namespace';
  return [
    {
      path: fieldPath('/roleRef'),
      detail: `${audienceOf(binding)} may do everything ${where}, by ${binding.roleRef.kind} "${binding.roleRef.name}"`,
      severity: severityFor(binding, 'medium'),
      because: [sourceOf(binding, everything)],
    },
  ];
};

export const clusterAdminRoleBinding = defineCheck({
  id: 'cluster-admin-role-binding',
  title: 'cluster-admin and roles like it must not be bound to workloads and teams',
  kind: 'privilege',
  severity: 'high',
  reason: 'bound to a role that allows everything',
  rationale:
    'Whoever gets hold of the subject owns the cluster: its token is enough to read every Secret, to start privileged pods on every node and to make accounts that stay.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-13', 'NSA-AUTH-14', 'NSA-AUTH-15', 'NSA-SEC-05'],
    cis: ['5.1.1'],
    attack: ['T1078', 'T1098.006'],
    kubescape: ['C-0035', 'C-0185'],
    trivy: ['KSV-0111'],
    'kube-linter': ['cluster-admin-role-binding'],
    polaris: [
      'clusterrolebindingClusterAdmin',
      'rolebindingClusterAdminClusterRole',
      'rolebindingClusterAdminRole',
    ],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Bind a role of its own that lists what the subject does, in the namespaces where it does it.',
  },
  examples: [
    {
      name: 'a role that lists what it needs',
      objects: documents(clusterRole(rule('', 'pods', 'get')), clusterRoleBinding('ClusterRole app', api)),
      violations: [],
    },
    {
      name: 'every verb and kind of one group',
      objects: documents(
        clusterRole(rule('example.com', "'*'", "'*'")),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: [],
    },
    {
      name: 'cluster-admin for a workload',
      objects: clusterRoleBinding('ClusterRole cluster-admin', api),
      violations: ['/roleRef'],
    },
    {
      name: 'the same by another name',
      objects: documents(
        clusterRole(rule('*', "'*'", 'get, list, watch, create, update, patch, delete')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'everything in one namespace',
      objects: documents(role(rule('*', "'*'", "'*'")), roleBinding('Role app', api)),
      violations: ['RoleBinding/app /roleRef'],
    },
    {
      name: 'the binding that every cluster starts with',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: cluster-admin, labels: { kubernetes.io/bootstrapping: rbac-defaults } }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:masters' }]`,
      violations: [],
    },
    {
      name: 'its name and label hide nobody else',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: cluster-admin, labels: { kubernetes.io/bootstrapping: rbac-defaults } }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated' }]`,
      violations: ['/roleRef'],
    },
  ],
});
