import { any, boolean, list, map, number, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import { labelSelector } from './pod-spec.ts';

/** Istio's kinds, under their own names (istio.io/latest/docs/reference/config). */

const mutualTls = object({ mode: string });

export const peerAuthentications = kindTarget(
  'peer-authentications',
  "Istio's PeerAuthentications",
  ['security.istio.io/PeerAuthentication'],
  { spec: object({ selector: labelSelector, mtls: mutualTls, portLevelMtls: map(mutualTls) }) },
);

const source = object({
  principals: list(string),
  requestPrincipals: list(string),
  namespaces: list(string),
  ipBlocks: list(string),
  remoteIpBlocks: list(string),
});

export const authorizationPolicies = kindTarget(
  'authorization-policies',
  "Istio's AuthorizationPolicies",
  ['security.istio.io/AuthorizationPolicy'],
  {
    spec: object({
      action: string,
      rules: list(object({ from: list(object({ source })), to: list(any), when: list(any) })),
    }),
  },
);

const clientTls = object({ mode: string, insecureSkipVerify: boolean });
const trafficPolicy = object({
  tls: clientTls,
  portLevelSettings: list(object({ port: object({ number }), tls: clientTls })),
});

export const destinationRules = kindTarget(
  'destination-rules',
  "Istio's DestinationRules",
  ['networking.istio.io/DestinationRule'],
  {
    spec: object({
      host: string,
      trafficPolicy,
      subsets: list(object({ name: string, trafficPolicy })),
    }),
  },
);

/** Doors of the mesh. The Gateway API has a kind of the same name. */
export const istioGateways = kindTarget(
  'istio-gateways',
  "Istio's Gateways",
  ['networking.istio.io/Gateway'],
  {
    spec: object({
      servers: list(
        object({
          name: string,
          hosts: list(string),
          port: object({ number, name: string, protocol: string }),
          tls: object({ mode: string, httpsRedirect: boolean, minProtocolVersion: string }),
        }),
      ),
    }),
  },
);

const destinations = list(
  object({ route: list(object({ destination: object({ host: string, port: object({ number }) }) })) }),
);

export const virtualServices = kindTarget(
  'virtual-services',
  "Istio's VirtualServices",
  ['networking.istio.io/VirtualService'],
  {
    spec: object({
      hosts: list(string),
      gateways: list(string),
      http: destinations,
      tls: destinations,
      tcp: destinations,
    }),
  },
);

/** Whether the pods of a namespace with these labels join the mesh, by a sidecar or by the node's proxy. */
export const joinsMesh = (labels: Readonly<Record<string, string>>): boolean =>
  labels['istio-injection'] === 'enabled' ||
  labels['istio.io/rev'] !== undefined ||
  labels['istio.io/dataplane-mode'] === 'ambient';

/** What is said in this namespace holds for the whole mesh, unless its operator chose another. */
const rootNamespace = 'istio-system';

interface MutualTls extends View {
  readonly namespaces: ReadonlySet<string>;
}

const mutualTlsIndex: Target<MutualTls> = {
  id: 'mutual-tls',
  title: 'namespaces with a mode of mutual TLS',
  views: (inventory) => {
    const deciding = inventory
      .select(peerAuthentications)
      .filter(({ object: { spec } }) => spec?.selector === undefined && spec?.mtls?.mode !== undefined);
    const first = deciding[0];
    if (first === undefined) return [];
    const namespaces = new Set(deciding.map(({ resource }) => namespaceOf(resource)));
    return [{ resource: first.resource, namespaces }];
  },
};

/** Whether a PeerAuthentication sets the mode for a whole namespace, be it for the whole mesh. */
export const decidesMutualTls = (inventory: Inventory, namespace: string): boolean => {
  const decided = inventory.select(mutualTlsIndex)[0]?.namespaces;
  return decided?.has(namespace) === true || decided?.has(rootNamespace) === true;
};
