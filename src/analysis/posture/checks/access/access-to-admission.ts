import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, rule } from '../../access/example-objects.ts';
import { changeAdmission } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToAdmission = defineCheck({
  id: 'access-to-admission',
  title: 'Nobody but their installer may change webhooks and admission policies',
  kind: 'privilege',
  severity: changeAdmission.severity,
  reason: 'may change admission',
  rationale:
    'A mutating webhook sees each object before it is stored, Secrets included, and may rewrite it; without the validating ones no rule of the cluster is enforced.',
  controls: {
    nsa: ['NSA-AUTH-13'],
    cis: ['5.1.12'],
    attack: ['T1562.001', 'T1557'],
    kubescape: ['C-0281'],
    trivy: ['KSV-0114'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, changeAdmission),
  remedy: {
    safety: 'choice',
    words:
      'Take the webhook configurations and admission policies out of the rule, or name the one that is its own in resourceNames.',
  },
  examples: [
    {
      name: 'its own webhook by name',
      objects: clusterRole(
        rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'patch', 'injector'),
      ),
      violations: [],
    },
    {
      name: 'reading them',
      objects: clusterRole(
        rule('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'get, list, watch'),
      ),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(
        clusterRole(rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'create')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'a policy without its binding decides nothing',
      objects: clusterRole(
        rule('admissionregistration.k8s.io', 'validatingadmissionpolicybindings', 'delete'),
      ),
      violations: ['/rules/0'],
    },
  ],
});
