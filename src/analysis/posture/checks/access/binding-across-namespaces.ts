import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { api, roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck, none } from '../../check.ts';

/** Extension API servers have to read, in kube-system, how the API server introduces users to them. */
const isForAll = ({ roleRef }: BindingView): boolean =>
  roleRef.name === 'extension-apiserver-authentication-reader';

export const bindingAcrossNamespaces = defineCheck({
  id: 'binding-across-namespaces',
  title: 'ServiceAccounts must have rights in their own namespace only',
  kind: 'privilege',
  severity: 'low',
  reason: 'granted to another namespace',
  rationale:
    'The namespace is the wall between teams. Whoever may start a pod in the other namespace uses the right here, and nobody here can see who that is.',
  controls: { nsa: ['NSA-AUTH-11', 'NSA-AUTH-12'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding) => {
    const here = binding.resource.reference.namespace;
    // Where a manifest leaves its namespace to whoever applies it, that may well be the subject's.
    if (binding.scope === 'cluster' || here === undefined || isForAll(binding)) return none;
    return subjectViolations(
      binding,
      ({ kind, namespace }) => kind === 'ServiceAccount' && namespace !== undefined && namespace !== here,
    );
  },
  remedy: {
    safety: 'choice',
    words: 'Run the workload that needs the right in this namespace, or accept the finding with the reason.',
  },
  examples: [
    { name: 'its own namespace', objects: roleBinding('Role app', api), violations: [] },
    {
      name: 'extension API servers read their settings in kube-system',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: metrics, namespace: kube-system }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader }
subjects: [{ kind: ServiceAccount, name: metrics, namespace: monitoring }]`,
      violations: [],
    },
    {
      name: 'another team’s account',
      objects: roleBinding('Role app', '{ kind: ServiceAccount, name: report, namespace: finance }'),
      violations: ['/subjects/0'],
    },
  ],
});
