import type { Container } from '../../../../inventory/views/pod-spec.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

interface Request {
  readonly httpGet?: { readonly host?: string | undefined } | undefined;
  readonly tcpSocket?: { readonly host?: string | undefined } | undefined;
}

/** All that the kubelet sends on behalf of a container, with its place in the container. */
const requestsOf = (spec: Container): readonly (readonly [Request | undefined, string])[] => [
  [spec.livenessProbe, 'livenessProbe'],
  [spec.readinessProbe, 'readinessProbe'],
  [spec.startupProbe, 'startupProbe'],
  [spec.lifecycle?.postStart, 'lifecycle/postStart'],
  [spec.lifecycle?.preStop, 'lifecycle/preStop'],
];

const evaluate = (pod: PodView): readonly Violation[] => {
  let found: Violation[] | undefined;
  for (const { name, path, spec } of pod.containers)
    for (const [request, place] of requestsOf(spec))
      for (const action of ['httpGet', 'tcpSocket'] as const) {
        const host = request?.[action]?.host ?? '';
        if (host === '') continue;
        found ??= [];
        found.push({
          path: fieldPath(`${path}/${place}/${action}/host`),
          detail: `container "${name}" has the kubelet connect to host "${host}"`,
        });
      }
  return found ?? none;
};

export const probeHost = defineCheck({
  id: 'probe-host',
  title: 'Probes and lifecycle hooks must not name a host',
  severity: 'medium',
  reason: 'probe of a foreign host',
  rationale:
    'The kubelet sends these requests from the node. With a host in them whoever writes the pod makes the node knock on addresses that the pod itself cannot reach, such as the metadata service.',
  controls: {
    nsa: ['NSA-POD-30'],
    pss: ['hostProbesAndHostLifecycle'],
    attack: ['T1046'],
  },
  sources: ['insider', 'malicious-actor'],
  target: pods,
  standard: {
    control: 'hostProbesAndHostLifecycle',
    level: 'baseline',
    revisions: [{ since: 34, evaluate }],
  },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: "Remove host; the kubelet then asks the pod's own address.",
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: "the pod's own address",
      spec: '{ containers: [{ name: app, livenessProbe: { httpGet: { port: 8080, host: "" } } }] }',
      violations: [],
    },
    {
      name: 'probes and hooks that name a host',
      spec: `
containers:
  - name: app
    livenessProbe: { tcpSocket: { port: 80, host: 169.254.169.254 } }
    readinessProbe: { httpGet: { port: 80, host: localhost } }
    startupProbe: { httpGet: { port: 80 } }
    lifecycle: { preStop: { httpGet: { port: 80, host: example.com } } }
`,
      violations: [
        '/spec/containers/0/livenessProbe/tcpSocket/host',
        '/spec/containers/0/readinessProbe/httpGet/host',
        '/spec/containers/0/lifecycle/preStop/httpGet/host',
      ],
    },
  ],
});
