import type { Probe } from '../../../../inventory/views/pod-spec.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** What a probe asks, as text that can be compared. */
const question = ({ exec, httpGet, tcpSocket, grpc }: Probe): string =>
  JSON.stringify([
    exec?.command,
    httpGet && [httpGet.path ?? '/', httpGet.port, httpGet.scheme ?? 'HTTP'],
    tcpSocket && [tcpSocket.port],
    grpc && [grpc.port, grpc.service ?? ''],
  ]);

/** Seconds of failure until the kubelet acts. (core/v1 defaults, SetDefaults_Probe: every 10 seconds, three times) */
const patience = ({ periodSeconds = 10, failureThreshold = 3 }: Probe): number =>
  periodSeconds * failureThreshold;

const find = ({ name, path, spec }: ContainerView): Violation | undefined => {
  const { livenessProbe: liveness, readinessProbe: readiness } = spec;
  if (liveness === undefined || readiness === undefined) return undefined;
  if (question(liveness) !== question(readiness) || patience(liveness) > patience(readiness))
    return undefined;
  return {
    path: join(path, 'livenessProbe'),
    detail: `container "${name}" is killed when it is not ready: its livenessProbe asks the same as its readinessProbe and gives up after ${patience(liveness)} s`,
  };
};

const evaluate = (pod: PodView): readonly Violation[] => violationsIn(pod.containers, find);

export const impatientLivenessProbe = defineCheck({
  id: 'impatient-liveness-probe',
  title: 'A liveness probe must be more patient than the readiness probe',
  severity: 'low',
  reason: 'killed as soon as not ready',
  rationale:
    'Under load, or while a database is away, a pod should only be spared requests. If the same question decides over its life, all replicas are killed together: whoever can slow the application down can take it down.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Let the livenessProbe ask a path that needs nothing else, or raise its failureThreshold.',
  },
  examples: [
    {
      name: 'another question, and more patience',
      spec: `
containers:
  - name: a
    livenessProbe: { httpGet: { path: /live, port: 8080 } }
    readinessProbe: { httpGet: { path: /ready, port: 8080 } }
  - name: b
    livenessProbe: { tcpSocket: { port: 8081 }, failureThreshold: 10 }
    readinessProbe: { tcpSocket: { port: 8081 } }
`,
      violations: [],
    },
    {
      name: 'the same question with the same patience, defaults left out',
      spec: `
containers:
  - name: a
    livenessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 10 }
    readinessProbe: { httpGet: { port: 8080, scheme: HTTP }, failureThreshold: 3 }
  - name: b
    livenessProbe: { exec: { command: [pg_isready] }, periodSeconds: 5 }
    readinessProbe: { exec: { command: [pg_isready] } }
`,
      violations: ['/spec/containers/0/livenessProbe', '/spec/containers/1/livenessProbe'],
    },
  ],
});
