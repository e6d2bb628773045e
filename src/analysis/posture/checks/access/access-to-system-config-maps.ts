import { namespaceOf } from '../../../../inventory/inventory.ts';
import { type Grant, grants } from '../../../../inventory/views/grants.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  role,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { changeSystemConfigMaps } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck, none } from '../../check.ts';

/** Whether it grants something in kube-system. A ClusterRole does so only by a binding, and most that may write ConfigMaps have none there. */
const reachesKubeSystem = (grant: Grant): boolean =>
  grant.scope === 'cluster' ? grant.kind === 'binding' : namespaceOf(grant.resource) === 'kube-system';

export const accessToSystemConfigMaps = defineCheck({
  id: 'access-to-system-config-maps',
  title: 'Nobody but cluster components may change ConfigMaps of kube-system',
  kind: 'privilege',
  severity: changeSystemConfigMaps.severity,
  reason: 'may change system ConfigMaps',
  rationale:
    'The ConfigMaps of kube-system decide how names resolve and, in some clouds, which identity is which user: a changed line redirects every workload or makes an administrator.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-13'],
    attack: ['T1557', 'T1098'],
    kubescape: ['C-0037'],
    trivy: ['KSV-0049', 'KSV-0115'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => (reachesKubeSystem(grant) ? powersHeld(grant, changeSystemConfigMaps) : none),
  remedy: {
    safety: 'choice',
    words: 'Grant it by a Role in its own namespace, or name the ConfigMap that is its own in resourceNames.',
  },
  examples: [
    {
      name: 'ConfigMaps of its own namespace',
      objects: documents(role(rule('', 'configmaps', 'update')), roleBinding('Role app', api)),
      violations: [],
    },
    {
      name: 'its own lock by name, cluster-wide',
      objects: documents(
        clusterRole(rule('', 'configmaps', 'update', 'leader-election')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: [],
    },
    {
      name: 'every ConfigMap of the cluster',
      objects: documents(
        clusterRole(rule('', 'configmaps', 'update')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'cluster DNS by name',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: dns-tuner, namespace: kube-system }
rules:
  - { apiGroups: [''], resources: [configmaps], resourceNames: [coredns], verbs: [get, patch] }`,
      violations: ['/rules/0'],
    },
  ],
});
