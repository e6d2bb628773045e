import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, ({ name, path, spec }) =>
    spec.securityContext?.privileged === true
      ? {
          path: join(path, 'securityContext', 'privileged'),
          detail: `container "${name}" sets securityContext.privileged to true`,
        }
      : undefined,
  );

export const privilegedContainer = defineCheck({
  id: 'privileged-container',
  title: 'Containers must not run privileged',
  severity: 'critical',
  reason: 'privileged container',
  rationale:
    'A privileged container has every capability and every device of its node: whoever controls it controls the node.',
  controls: {
    nsa: ['NSA-POD-17'],
    pss: ['privileged'],
    cis: ['5.2.2'],
    attack: ['T1611'],
    kubescape: ['C-0057', 'C-0193', 'C-0213', 'C-0211'],
    trivy: ['KSV-0017'],
    'kube-linter': ['privileged-container'],
    polaris: ['runAsPrivileged'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: { control: 'privileged', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove privileged, and give the container the one capability or device that it needs.',
    operations: (_pod, violation) => [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    { name: 'no security context', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: 'privileged init container',
      spec: '{ containers: [{ name: app }], initContainers: [{ name: setup, securityContext: { privileged: true } }] }',
      violations: ['/spec/initContainers/0/securityContext/privileged'],
    },
  ],
});
