import type { Container } from '../../../../inventory/views/pod-spec.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

interface Request {
  readonly httpGet?: { readonly host?: string | undefined } | undefined;
  readonly tcpSocket?: { readonly host?: string | undefined } | undefined;
}

/** All that the kubelet sends on behalf of a container, with its place in the container. */
const requests: readonly { readonly place: string; of(spec: Container): Request | undefined }[] = [
  { place: 'livenessProbe', of: (spec) => spec.livenessProbe },
  { place: 'readinessProbe', of: (spec) => spec.readinessProbe },
  { place: 'startupProbe', of: (spec) => spec.startupProbe },
  { place: 'lifecycle/postStart', of: (spec) => spec.lifecycle?.postStart },
  { place: 'lifecycle/preStop', of: (spec) => spec.lifecycle?.preStop },
];

const actions = ['httpGet', 'tcpSocket'] as const;

const ofContainer = ({ name, path, spec }: ContainerView): readonly Violation[] =>
  requests.flatMap(({ place, of }) =>
    violationsIn(actions, (action) => {
      const host = of(spec)?.[action]?.host ?? '';
      if (host === '') return undefined;
      return {
        path: fieldPath(`${path}/${place}/${action}/host`),
        detail: `container "${name}" has the kubelet connect to host "${host}"`,
      };
    }),
  );

const evaluate = (pod: PodView): readonly Violation[] => pod.containers.flatMap(ofContainer);

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
