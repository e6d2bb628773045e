import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { texts } from '../../parameter.ts';

export const priorityClassName = defineCheck({
  id: 'priority-class-name',
  title: 'Pods should have a priority class of the accepted ones',
  severity: 'low',
  reason: 'priority class not accepted',
  rationale:
    'A priority decides who is stopped when a node is full. Classes that the house has not agreed on let one team push out the pods of another.',
  controls: { attack: ['T1499'], 'kube-linter': ['priority-class-name'] },
  sources: ['insider'],
  runs: 'on-request',
  target: pods,
  parameters: {
    accepted: texts(
      ['system-cluster-critical', 'system-node-critical'],
      'Names of priority classes that are accepted.',
    ),
  },
  evaluate: ({ path, spec: { priorityClassName: name } }, { parameters }) =>
    name === undefined || name === '' || parameters.accepted.includes(name)
      ? none
      : [
          {
            path: join(path, 'priorityClassName'),
            detail: `pod has the priority class "${name}", which is not among the accepted ones`,
          },
        ],
  remedy: {
    safety: 'choice',
    words: 'Choose an accepted priority class, or accept this one in the profile.',
  },
  examples: [
    {
      name: 'an accepted class',
      spec: '{ priorityClassName: system-node-critical, containers: [{ name: app }] }',
      violations: [],
    },
    { name: 'the default', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: 'another class',
      spec: '{ priorityClassName: mine-first, containers: [{ name: app }] }',
      violations: ['/spec/priorityClassName'],
    },
    {
      name: 'accepted by the profile',
      spec: '{ priorityClassName: mine-first, containers: [{ name: app }] }',
      parameters: { accepted: ['mine-first'] },
      violations: [],
    },
  ],
});
