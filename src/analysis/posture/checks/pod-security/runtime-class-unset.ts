import { isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';

/** No class is the runtime of the node. An empty list accepts every class. */
const evaluate = (pod: PodView, accepted: readonly string[]): readonly Violation[] => {
  const name = pod.spec.runtimeClassName ?? '';
  if (isWindows(pod) || (name !== '' && (accepted.length === 0 || accepted.includes(name)))) return none;
  return [
    {
      path: join(pod.path, 'runtimeClassName'),
      detail: name === '' ? 'pod sets no runtimeClassName' : `pod sets runtimeClassName to "${name}"`,
    },
  ];
};

export const runtimeClassUnset = defineCheck({
  id: 'runtime-class-unset',
  title: 'Pods should run in a sandboxed runtime',
  severity: 'low',
  reason: 'no sandboxed runtime',
  rationale:
    'gVisor and Kata put a kernel of its own between the program and the node. For code that nobody trusts, or of several tenants, one flaw in the kernel of the node is otherwise enough.',
  controls: { nsa: ['NSA-POD-29'], attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  runs: 'on-request',
  target: pods,
  parameters: {
    runtimeClasses: texts([], 'RuntimeClasses that are sandboxes; none means that every class counts.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.runtimeClasses),
  remedy: {
    safety: 'choice',
    words: 'Set runtimeClassName to a RuntimeClass of the cluster whose handler is gVisor or Kata.',
  },
  examples: [
    {
      name: 'any class',
      spec: '{ runtimeClassName: gvisor, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'no class',
      spec: '{ containers: [{ name: app }] }',
      violations: ['/spec/runtimeClassName'],
    },
    {
      name: 'a class that is no sandbox',
      spec: '{ runtimeClassName: nvidia, containers: [{ name: app }] }',
      parameters: { runtimeClasses: ['gvisor', 'kata'] },
      violations: ['/spec/runtimeClassName'],
    },
  ],
});
