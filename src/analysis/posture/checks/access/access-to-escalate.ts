import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { escalate } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToEscalate = defineCheck({
  id: 'access-to-escalate',
  title: 'Nobody may grant more rights than they hold',
  kind: 'privilege',
  severity: escalate.severity,
  reason: 'may escalate or bind roles',
  rationale:
    'The verbs escalate and bind lift the one rule that keeps RBAC closed: their holder writes or binds a role with every right and is an administrator.',
  controls: {
    nsa: ['NSA-AUTH-13'],
    cis: ['5.1.8'],
    attack: ['T1098.006'],
    kubescape: ['C-0191'],
    trivy: ['KSV-0050', 'KSV-0051', 'KSV-0052'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, escalate),
  remedy: {
    safety: 'choice',
    words:
      'Take escalate and bind out of the rule, or allow bind for the harmless roles that are needed, by resourceNames.',
  },
  examples: [
    {
      name: 'a harmless role may be bound',
      objects: role(rule('rbac.authorization.k8s.io', 'clusterroles', 'bind', 'view')),
      violations: [],
    },
    {
      name: 'changing roles within one’s own rights',
      objects: role(rule('rbac.authorization.k8s.io', 'roles', 'create, update')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(
        role(rule('rbac.authorization.k8s.io', 'roles', 'escalate')),
        roleBinding('Role app', api),
      ),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'cluster-admin may be bound',
      objects: clusterRole(rule('rbac.authorization.k8s.io', 'clusterroles', 'bind', 'view, cluster-admin')),
      violations: ['/rules/0'],
    },
  ],
});
