import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { deployment, runsToItsEnd } from '../../workloads/example-objects.ts';
import { probedContainers } from '../../workloads/missing-probe.ts';

export const noProbe = defineCheck({
  id: 'no-probe',
  title: 'Containers must have at least one probe',
  severity: 'medium',
  reason: 'no probe at all',
  rationale:
    'The kubelet then knows only that the process exists. A pod that answers nothing gets requests all the same, and nobody starts it again.',
  controls: {},
  sources: ['malicious-actor'],
  // The checks on the single probes say the same and more; this one is for houses that ask for any of them.
  runs: 'on-request',
  target: pods,
  evaluate: (pod) =>
    violationsIn(probedContainers(pod), ({ name, path, spec }) =>
      spec.livenessProbe === undefined && spec.readinessProbe === undefined && spec.startupProbe === undefined
        ? { path, detail: `container "${name}" has no livenessProbe, readinessProbe or startupProbe` }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Add a readinessProbe, and a livenessProbe where the program may hang.',
  },
  examples: [
    {
      name: 'each container with some probe',
      objects: deployment(
        '{ containers: [{ name: a, readinessProbe: { grpc: { port: 1 } } }, { name: b, livenessProbe: { grpc: { port: 1 } } }, { name: c, startupProbe: { grpc: { port: 1 } } }] }',
      ),
      violations: [],
    },
    {
      name: 'what runs to its end needs none',
      objects: runsToItsEnd('{ containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'one container without any',
      objects: deployment(
        '{ containers: [{ name: a, readinessProbe: { grpc: { port: 1 } } }, { name: b }] }',
      ),
      violations: ['/spec/template/spec/containers/1'],
    },
  ],
});
