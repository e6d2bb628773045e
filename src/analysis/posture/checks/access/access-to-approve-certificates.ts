import { grants } from '../../../../inventory/views/grants.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { approveCertificates } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToApproveCertificates = defineCheck({
  id: 'access-to-approve-certificates',
  title: 'Nobody but its own controllers may approve or sign certificates of the API server',
  kind: 'privilege',
  severity: approveCertificates.severity,
  reason: 'may approve certificate requests',
  rationale:
    'A client certificate for group system:masters is a login that no RBAC rule limits and that cannot be taken back before it expires.',
  controls: {
    nsa: ['NSA-AUTH-13'],
    cis: ['5.1.11'],
    attack: ['T1098'],
    kubescape: ['C-0280'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, approveCertificates),
  remedy: {
    safety: 'choice',
    words:
      'Take certificatesigningrequests/approval out of the rule, and name signers of your own in resourceNames.',
  },
  examples: [
    {
      name: 'a signer of one’s own',
      objects: clusterRole(rule('certificates.k8s.io', 'signers', 'sign', 'issuers.example.com/internal')),
      violations: [],
    },
    {
      name: 'asking for a certificate',
      objects: clusterRole(rule('certificates.k8s.io', 'certificatesigningrequests', 'create, get')),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(
        clusterRole(rule('certificates.k8s.io', 'certificatesigningrequests/approval', 'update')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'a RoleBinding grants nothing that is cluster-scoped',
      objects: documents(
        clusterRole(rule('certificates.k8s.io', 'signers', 'approve', 'kubernetes.io/kube-apiserver-client')),
        roleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0'],
    },
  ],
});
