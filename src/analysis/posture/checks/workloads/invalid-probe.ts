import type { Probe } from '../../../../inventory/views/pod-spec.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const fields = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const actions = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

/** Why the API server refuses it. (core/v1 validation, validateProbe, validateInitContainers, validateEphemeralContainers) */
const refusal = (
  { sort, spec }: ContainerView,
  field: (typeof fields)[number],
  probe: Probe,
): string | undefined => {
  if (sort === 'init' || sort === 'ephemeral') return `which ${sort} containers may not have`;
  const given = actions.filter((action) => probe[action] !== undefined);
  if (given.length > 1) return `with ${given.join(' and ')} at once`;
  // A patch for an overlay names neither the image nor the action.
  if (given.length === 0 && spec.image !== undefined) return 'without an action';
  if (field !== 'readinessProbe' && (probe.successThreshold ?? 1) !== 1)
    return `with successThreshold ${probe.successThreshold}, where only 1 is allowed`;
  return undefined;
};

const ofContainer = (container: ContainerView): readonly Violation[] =>
  violationsIn(fields, (field) => {
    const probe = container.spec[field];
    const why = probe && refusal(container, field, probe);
    if (why === undefined) return undefined;
    return {
      path: join(container.path, field),
      detail: `container "${container.name}" sets ${field} ${why}`,
    };
  });

const evaluate = (pod: PodView): readonly Violation[] => pod.containers.flatMap(ofContainer);

export const invalidProbe = defineCheck({
  id: 'invalid-probe',
  title: 'Probes must be such that the API server takes them',
  severity: 'medium',
  reason: 'probe that is refused',
  rationale:
    'The API server refuses the whole object, so that what runs stays as it was: a rollout, or the fix that it was to bring, does not happen.',
  controls: {},
  sources: ['insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Give each probe exactly one of exec, httpGet, tcpSocket and grpc, on containers that keep running.',
  },
  examples: [
    {
      name: 'one action each, a sidecar with a probe, a patch that only sets a delay',
      spec: `
initContainers: [{ name: proxy, image: envoy, restartPolicy: Always, startupProbe: { grpc: { port: 1 } } }]
containers:
  - { name: app, image: web, readinessProbe: { httpGet: { port: 8080 }, successThreshold: 2 } }
  - { name: log, livenessProbe: { initialDelaySeconds: 30 } }
`,
      violations: [],
    },
    {
      name: 'none, two, a threshold, and on containers that do not keep running',
      spec: `
initContainers: [{ name: setup, readinessProbe: { exec: { command: [a] } } }]
containers:
  - { name: a, image: web, livenessProbe: { periodSeconds: 5 } }
  - { name: b, readinessProbe: { httpGet: { port: 1 }, tcpSocket: { port: 1 } } }
  - { name: c, startupProbe: { tcpSocket: { port: 1 }, successThreshold: 3 } }
ephemeralContainers: [{ name: debugger, livenessProbe: { exec: { command: [a] } } }]
`,
      violations: [
        '/spec/initContainers/0/readinessProbe',
        '/spec/containers/0/livenessProbe',
        '/spec/containers/1/readinessProbe',
        '/spec/containers/2/startupProbe',
        '/spec/ephemeralContainers/0/livenessProbe',
      ],
    },
  ],
});
