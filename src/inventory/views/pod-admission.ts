import { boolean } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** PodSecurityPolicies, of the group in which they ended (Kubernetes 1.25) and of the one in which they began. */
export const podSecurityPolicies = kindTarget(
  'pod-security-policies',
  'PodSecurityPolicies',
  ['policy/PodSecurityPolicy', 'extensions/PodSecurityPolicy'],
  {},
);

/** OpenShift's counterpart, which is still in force there. */
export const securityContextConstraints = kindTarget(
  'security-context-constraints',
  "OpenShift's SecurityContextConstraints",
  ['security.openshift.io/SecurityContextConstraints'],
  { allowPrivilegedContainer: boolean },
);
