import { pods } from '../../../../inventory/views/pods.ts';
import { defineCheck } from '../../check.ts';
import { deployment, runsToItsEnd } from '../../workloads/example-objects.ts';
import { withoutProbe } from '../../workloads/missing-probe.ts';

export const noReadinessProbe = defineCheck({
  id: 'no-readiness-probe',
  title: 'Containers should have a readiness probe',
  severity: 'low',
  reason: 'no readiness probe',
  rationale:
    'Without it a pod counts as ready as soon as its process runs: Services send it requests that it cannot answer yet, and a rollout replaces every good pod by broken ones without noticing.',
  controls: {
    kubescape: ['C-0018'],
    'kube-linter': ['no-readiness-probe'],
    polaris: ['readinessProbeMissing'],
  },
  sources: ['malicious-actor'],
  target: pods,
  evaluate: (pod) => withoutProbe(pod, 'readinessProbe'),
  remedy: {
    safety: 'choice',
    words: 'Add a readinessProbe that succeeds when the container can do its work.',
  },
  examples: [
    {
      name: 'a container with a probe',
      objects: deployment('{ containers: [{ name: app, readinessProbe: { grpc: { port: 8080 } } }] }'),
      violations: [],
    },
    {
      name: 'what runs to its end needs none',
      objects: runsToItsEnd('{ containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'only a liveness probe',
      objects: deployment('{ containers: [{ name: app, livenessProbe: { httpGet: { port: 8080 } } }] }'),
      violations: ['/spec/template/spec/containers/0/readinessProbe'],
    },
  ],
});
