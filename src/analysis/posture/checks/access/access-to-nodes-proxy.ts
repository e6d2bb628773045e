import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, role, rule } from '../../access/example-objects.ts';
import { reachKubelets } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToNodesProxy = defineCheck({
  id: 'access-to-nodes-proxy',
  title: 'Nobody may use the kubelet API through the API server',
  kind: 'privilege',
  severity: reachKubelets.severity,
  reason: 'may use nodes/proxy',
  rationale:
    'The kubelet API runs commands in every container of its node. It is neither admitted nor audited, and the right to GET is enough to start a command.',
  controls: {
    nsa: ['NSA-AUTH-13', 'NSA-CP-06'],
    cis: ['5.1.10'],
    attack: ['T1609'],
    kubescape: ['C-0279'],
    trivy: ['KSV-0047'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, reachKubelets),
  remedy: {
    safety: 'choice',
    words:
      'Replace nodes/proxy by the subresource that is needed: nodes/metrics, nodes/stats, nodes/log, nodes/pods or nodes/healthz.',
  },
  examples: [
    {
      name: 'metrics have a subresource of their own',
      objects: clusterRole(rule('', 'nodes/metrics, nodes/stats', 'get')),
      violations: [],
    },
    {
      name: 'nodes are cluster-scoped: a Role cannot allow it',
      objects: role(rule('', 'nodes/proxy', 'get')),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(
        clusterRole(rule('', 'nodes, nodes/proxy', 'get, list')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
  ],
});
