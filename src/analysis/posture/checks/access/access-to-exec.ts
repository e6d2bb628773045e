import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { execute } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToExec = defineCheck({
  id: 'access-to-exec',
  title: 'Only those who need it may run commands in containers',
  kind: 'privilege',
  severity: execute.severity,
  reason: 'may exec into pods',
  rationale:
    "A shell in a running container has its files, its environment and its ServiceAccount's token, and leaves nothing in the manifest to review.",
  controls: {
    nsa: ['NSA-AUTH-14', 'NSA-AUTH-10'],
    attack: ['T1609'],
    kubescape: ['C-0002'],
    trivy: ['KSV-0053', 'KSV-0054'],
    polaris: [
      'clusterrolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolePodExecAttach',
      'rolebindingClusterRolePodExecAttach',
      'rolebindingRolePodExecAttach',
    ],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, execute),
  remedy: {
    safety: 'choice',
    words:
      'Take pods/exec and pods/attach out of the rule, and give them to people for the time of an incident only.',
  },
  examples: [
    {
      name: 'reading pods and their logs',
      objects: role(rule('', 'pods, pods/log', 'get, list')),
      violations: [],
    },
    {
      name: 'a star after the slash is no pattern',
      objects: role(rule('', 'pods/*', 'create')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'pods/exec', 'create')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'a get attaches too, over WebSocket',
      objects: clusterRole(rule('', 'pods/attach', 'get')),
      violations: ['/rules/0'],
    },
    {
      name: 'the subresource of every resource',
      objects: clusterRole(rule('*', "'*/exec'", "'*'")),
      violations: ['/rules/0'],
    },
  ],
});
