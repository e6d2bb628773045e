import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, rule } from '../../access/example-objects.ts';
import { changeNodes } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToNodes = defineCheck({
  id: 'access-to-nodes',
  title: 'Only kubelets and node controllers may change Nodes',
  kind: 'privilege',
  severity: changeNodes.severity,
  reason: 'may change Nodes',
  rationale:
    'With taints, labels and a made-up status one empties the good nodes and draws the pods that hold the secrets to the node that one controls.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-CP-06'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, changeNodes),
  remedy: {
    safety: 'choice',
    words: 'Take update, patch and delete on nodes and nodes/status out of the rule.',
  },
  examples: [
    {
      name: 'reading them',
      objects: clusterRole(rule('', 'nodes', 'get, list, watch')),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(clusterRole(rule('', 'nodes', 'patch')), clusterRoleBinding('ClusterRole app', api)),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
  ],
});
