import { securityContextConstraints } from '../../../../inventory/views/pod-admission.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

export const sccDenyPrivilegedContainer = defineCheck({
  id: 'scc-deny-privileged-container',
  title: 'SecurityContextConstraints must not allow privileged containers',
  severity: 'high',
  reason: 'privileged containers are allowed',
  rationale:
    'On OpenShift every account that may use these constraints starts a container that controls its node, whatever namespace it is in.',
  controls: {
    nsa: ['NSA-POD-17', 'NSA-POD-14'],
    cis: ['5.2.2'],
    attack: ['T1611', 'T1610'],
    'kube-linter': ['scc-deny-privileged-container'],
  },
  sources: ['insider', 'malicious-actor'],
  target: securityContextConstraints,
  evaluate: ({ object }) =>
    object.allowPrivilegedContainer === true
      ? [
          {
            path: fieldPath('/allowPrivilegedContainer'),
            detail: 'SecurityContextConstraints set allowPrivilegedContainer to true',
          },
        ]
      : none,
  remedy: {
    safety: 'tightening',
    words:
      'Set allowPrivilegedContainer to false, and keep one separate constraint for the few that need it.',
    operations: (_constraints, violation) => [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    {
      name: 'privileged containers refused',
      objects: `
apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata: { name: shop }
allowPrivilegedContainer: false
`,
      violations: [],
    },
    {
      name: 'privileged containers allowed',
      objects: `
apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata: { name: shop }
allowPrivilegedContainer: true
`,
      violations: ['/allowPrivilegedContainer'],
    },
  ],
});
