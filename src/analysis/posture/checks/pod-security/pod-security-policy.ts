import { podSecurityPolicies } from '../../../../inventory/views/pod-admission.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';

export const podSecurityPolicy = defineCheck({
  id: 'pod-security-policy',
  title: 'PodSecurityPolicies must be replaced',
  severity: 'medium',
  reason: 'PodSecurityPolicy enforces nothing',
  rationale:
    'Kubernetes 1.25 took the kind out. Whoever still relies on the file believes that pods are held to it while nothing is; before 1.25 the loosest policy that a pod could use was the one that counted.',
  controls: { nsa: ['NSA-POD-15'], cis: ['5.2.1'], attack: ['T1610'] },
  sources: ['insider', 'malicious-actor'],
  target: podSecurityPolicies,
  evaluate: () => [
    { path: fieldPath('/kind'), detail: 'kind PodSecurityPolicy does not exist since Kubernetes 1.25' },
  ],
  remedy: {
    safety: 'choice',
    words: 'Label the namespaces with pod-security.kubernetes.io/enforce, and delete the policy.',
  },
  examples: [
    {
      name: 'a namespace that enforces a level',
      objects: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
`,
      violations: [],
    },
    {
      name: 'a policy that is left over',
      objects: `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: { name: restricted }
spec: { privileged: false }
`,
      violations: ['/kind'],
    },
  ],
});
