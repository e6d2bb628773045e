import { hasUserNamespace } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const asRoot = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context }) =>
    context.runAsUser === 0
      ? { path: join(path, 'runAsUser'), detail: `${holder} sets securityContext.runAsUser to 0` }
      : undefined,
  );

const evaluate = (pod: PodView): readonly Violation[] => (hasUserNamespace(pod) ? none : asRoot(pod));

export const runAsRootUser = defineCheck({
  id: 'run-as-root-user',
  title: 'Manifests must not ask for the root user',
  severity: 'high',
  reason: 'root user is asked for',
  rationale:
    'uid 0 is asked for in so many words, even where the image would run as somebody else. It is the uid of root on the node, one kernel flaw or one mounted path away.',
  controls: {
    nsa: ['NSA-POD-02'],
    pss: ['runAsUser'],
    cis: ['5.2.7'],
    attack: ['T1611'],
    kubescape: ['C-0013'],
    trivy: ['KSV-0105'],
    'kube-linter': ['run-as-non-root'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  standard: {
    control: 'runAsUser',
    level: 'restricted',
    revisions: [
      { since: 23, evaluate: asRoot },
      { since: 35, evaluate },
    ],
  },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: "Remove runAsUser to run as the image's own user, or set it to a uid that is not 0.",
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'another uid, or none',
      spec: '{ containers: [{ name: app, securityContext: { runAsUser: 1000 } }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'root for the pod and for a container',
      spec: '{ securityContext: { runAsUser: 0 }, containers: [{ name: app, securityContext: { runAsUser: 0 } }] }',
      violations: ['/spec/securityContext/runAsUser', '/spec/containers/0/securityContext/runAsUser'],
    },
    {
      name: 'root of a user namespace only',
      spec: '{ hostUsers: false, securityContext: { runAsUser: 0 }, containers: [{ name: app }] }',
      violations: [],
    },
  ],
});
