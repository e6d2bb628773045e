import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { joinsMesh } from '../../../../inventory/views/istio.ts';
import { namespaceLabels } from '../../../../inventory/views/namespace-selection.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { documents, inShop } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Annotations by which traffic goes past the proxy of the mesh; an include that is empty includes nothing. */
const past: readonly (readonly [key: string, value: RegExp])[] = [
  ['traffic.sidecar.istio.io/excludeInboundPorts', /./],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', /./],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', /./],
  ['traffic.sidecar.istio.io/includeInboundPorts', /^$/],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', /^$/],
  ['config.linkerd.io/skip-inbound-ports', /./],
  ['config.linkerd.io/skip-outbound-ports', /./],
];

const inject = 'sidecar.istio.io/inject';

const optsOut = ({ metadata: { labels, annotations } }: PodView): 'labels' | 'annotations' | undefined => {
  if (labels?.[inject] === 'false') return 'labels';
  return annotations?.[inject] === 'false' ? 'annotations' : undefined;
};

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  const { kind, name } = pod.resource.reference;
  const annotations = pod.metadata.annotations ?? {};
  const aside = violationsIn(past, ([key, value]) =>
    annotations[key] !== undefined && value.test(annotations[key])
      ? {
          path: join(pod.metadataPath, 'annotations', key),
          detail: `${kind} "${name}" has traffic past the mesh by annotation ${key}`,
        }
      : undefined,
  );
  const where = optsOut(pod);
  // Without a mesh there is nothing to leave.
  if (where === undefined || !joinsMesh(namespaceLabels(inventory, namespaceOf(pod.resource)))) return aside;
  return [
    ...aside,
    {
      path: join(pod.metadataPath, where, inject),
      detail: `${kind} "${name}" leaves the mesh of its namespace by ${inject}`,
    },
  ];
};

const pod = (metadata: string): string => inShop('v1', 'Pod', '{ containers: [{ name: app }] }', metadata);
const inMesh = namespace('shop', 'istio-injection: enabled');

export const meshBypass = defineCheck({
  id: 'mesh-bypass',
  title: 'Pods must not send past the mesh',
  severity: 'low',
  reason: 'traffic goes past the mesh',
  rationale:
    'What does not pass the proxy is neither encrypted nor identified, and the authorization policies of the mesh do not see it.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1562.007'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Remove the annotation; declare the protocol of the port in its Service, so that the proxy understands it.',
  },
  examples: [
    {
      name: 'everything passes the proxy',
      objects: documents(
        inMesh,
        pod('annotations: { traffic.sidecar.istio.io/includeOutboundIPRanges: "*" }'),
      ),
      violations: [],
    },
    {
      name: 'no mesh to leave',
      objects: documents(namespace('shop'), pod('labels: { sidecar.istio.io/inject: "false" }')),
      violations: [],
    },
    {
      name: 'ports left out, and a pod that leaves',
      objects: documents(
        inMesh,
        pod(
          'annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "3306" }, labels: { sidecar.istio.io/inject: "false" }',
        ),
      ),
      violations: [
        'Pod/web /metadata/annotations/traffic.sidecar.istio.io~1excludeInboundPorts',
        'Pod/web /metadata/labels/sidecar.istio.io~1inject',
      ],
    },
  ],
});
