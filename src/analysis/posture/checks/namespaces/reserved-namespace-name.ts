import { userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';

export const reservedNamespaceName = defineCheck({
  id: 'reserved-namespace-name',
  title: 'Namespaces must not be named like those of the cluster',
  severity: 'low',
  reason: 'namespace named kube-…',
  rationale:
    'Kubernetes keeps the prefix for itself. Rules that leave out kube-* leave this namespace out too, and people take it for a part of the cluster.',
  controls: { nsa: ['NSA-NET-02'], attack: ['T1036.005'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  evaluate: ({ name }) =>
    name.startsWith('kube-')
      ? [{ path: fieldPath('/metadata/name'), detail: `metadata.name "${name}" begins with kube-` }]
      : none,
  remedy: { safety: 'choice', words: 'Make the namespace anew under another name.' },
  examples: [
    { name: 'any other name', objects: namespace('shop-kube'), violations: [] },
    { name: 'one of the cluster’s own', objects: namespace('kube-system'), violations: [] },
    { name: 'the reserved prefix', objects: namespace('kube-shop'), violations: ['/metadata/name'] },
  ],
});
