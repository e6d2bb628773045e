import { hasUserNamespace } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const primaryGroups = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context }) =>
    context.runAsGroup === 0
      ? { path: join(path, 'runAsGroup'), detail: `${holder} sets securityContext.runAsGroup to 0` }
      : undefined,
  );

const furtherGroups = ({ path, spec }: PodView): readonly Violation[] => {
  const { fsGroup, supplementalGroups } = spec.securityContext ?? {};
  const holder = join(path, 'securityContext');
  return [
    ...(fsGroup === 0
      ? [{ path: join(holder, 'fsGroup'), detail: 'pod sets securityContext.fsGroup to 0' }]
      : none),
    ...violationsIn(supplementalGroups, (group, index) =>
      group === 0
        ? {
            path: join(holder, 'supplementalGroups', index),
            detail: 'pod lists 0 in securityContext.supplementalGroups',
          }
        : undefined,
    ),
  ];
};

const evaluate = (pod: PodView): readonly Violation[] =>
  hasUserNamespace(pod) ? none : [...primaryGroups(pod), ...furtherGroups(pod)];

export const runAsRootGroup = defineCheck({
  id: 'run-as-root-group',
  title: 'Containers must not be in the root group',
  severity: 'medium',
  reason: 'root group is asked for',
  rationale:
    'Many files of an image and of a node belong to group 0 and let that group write. A process with another uid still changes them when it is in the root group.',
  controls: {
    nsa: ['NSA-POD-03'],
    cis: ['5.7.3'],
    attack: ['T1611'],
    kubescape: ['C-0013', 'C-0211'],
    trivy: ['KSV-0116'],
    'kube-linter': ['run-as-non-root'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove the group, or use one that is not 0.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'other groups',
      spec: '{ securityContext: { runAsGroup: 1000, fsGroup: 2000, supplementalGroups: [3000] }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'in all four fields',
      spec: '{ securityContext: { runAsGroup: 0, fsGroup: 0, supplementalGroups: [3000, 0] }, containers: [{ name: app, securityContext: { runAsGroup: 0 } }] }',
      violations: [
        '/spec/securityContext/runAsGroup',
        '/spec/containers/0/securityContext/runAsGroup',
        '/spec/securityContext/fsGroup',
        '/spec/securityContext/supplementalGroups/1',
      ],
    },
    {
      name: 'root group of a user namespace only',
      spec: '{ hostUsers: false, securityContext: { fsGroup: 0 }, containers: [{ name: app }] }',
      violations: [],
    },
  ],
});
