import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { deployment, runsToItsEnd } from '../../workloads/example-objects.ts';
import { withoutProbe } from '../../workloads/missing-probe.ts';

export const noLivenessProbe = defineCheck({
  id: 'no-liveness-probe',
  title: 'Containers should have a liveness probe',
  severity: 'low',
  reason: 'no liveness probe',
  rationale:
    'A program that hangs without ending stays as it is: the kubelet starts again only what has ended, or what a liveness probe says is dead.',
  controls: {
    attack: ['T1499'],
    kubescape: ['C-0056'],
    'kube-linter': ['no-liveness-probe'],
    polaris: ['livenessProbeMissing'],
  },
  sources: ['malicious-actor'],
  target: pods,
  evaluate: (pod) => withoutProbe(pod, 'livenessProbe'),
  remedy: {
    safety: 'choice',
    words: 'Add a livenessProbe that asks only whether the program itself still answers, and asks patiently.',
  },
  examples: [
    {
      name: 'a container with a probe, beside a sidecar without',
      objects: deployment(
        '{ initContainers: [{ name: proxy, restartPolicy: Always }], containers: [{ name: app, livenessProbe: { httpGet: { port: 8080 } } }] }',
      ),
      violations: [],
    },
    {
      name: 'what runs to its end needs none',
      objects: runsToItsEnd('{ containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'a second container without a probe',
      objects: deployment(
        '{ containers: [{ name: app, livenessProbe: { httpGet: { port: 8080 } } }, { name: proxy }] }',
      ),
      violations: ['/spec/template/spec/containers/1/livenessProbe'],
    },
  ],
});
