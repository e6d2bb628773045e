import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const fields = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

const fetchers: readonly string[] = ['curl', 'wget', 'nc', 'grpc_health_probe', 'grpc-health-probe'];

/** The program that asks over the network, where a command is nothing but that; shell text is looked at word by word. */
const fetcherIn = (command: readonly string[]): string | undefined => {
  for (const part of command)
    for (const word of part.slice(0, 1000).split(/[\s;|&()]+/)) {
      const program = word.slice(word.lastIndexOf('/') + 1);
      if (fetchers.includes(program)) return program;
    }
  return undefined;
};

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(fields, (field) => {
      const fetcher = fetcherIn(spec[field]?.exec?.command ?? []);
      if (fetcher === undefined) return undefined;
      return {
        path: join(path, field, 'exec', 'command'),
        detail: `container "${name}" runs ${fetcher} for its ${field}; the kubelet can ask by itself`,
      };
    }),
  );

export const shellProbe = defineCheck({
  id: 'shell-probe',
  title: 'Probes over the network should be made by the kubelet',
  severity: 'info',
  reason: 'probe by a command in the container',
  rationale:
    'The image then carries a shell and a download tool, which is what an intruder wants first. A process is started for each probe, and takes of the memory of the container.',
  controls: { attack: ['T1105', 'T1059.004'] },
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use httpGet, tcpSocket or grpc, and take the tool out of the image.',
  },
  examples: [
    {
      name: 'by the kubelet, and by a client of a database',
      spec: '{ containers: [{ name: web, livenessProbe: { httpGet: { port: 8080 } } }, { name: db, readinessProbe: { exec: { command: [sh, -c, "pg_isready -U curly"] } } }] }',
      violations: [],
    },
    {
      name: 'by a shell, and by a tool for gRPC',
      spec: `
containers:
  - { name: web, livenessProbe: { exec: { command: [sh, -c, 'curl -f localhost:8080/live || exit 1'] } } }
  - { name: api, readinessProbe: { exec: { command: [/bin/grpc_health_probe, '-addr=:9090'] } } }
`,
      violations: [
        '/spec/containers/0/livenessProbe/exec/command',
        '/spec/containers/1/readinessProbe/exec/command',
      ],
    },
  ],
});
