import type { Check } from '../check.ts';
import { authorizationPolicyAllowAll } from './network/authorization-policy-allow-all.ts';
import { ciliumPolicyOpenPeer } from './network/cilium-policy-open-peer.ts';
import { danglingIngress } from './network/dangling-ingress.ts';
import { danglingNetworkpolicy } from './network/dangling-networkpolicy.ts';
import { danglingNetworkpolicypeerPodselector } from './network/dangling-networkpolicypeer-podselector.ts';
import { danglingRoute } from './network/dangling-route.ts';
import { danglingService } from './network/dangling-service.ts';
import { danglingServicemonitor } from './network/dangling-servicemonitor.ts';
import { danglingWebhook } from './network/dangling-webhook.ts';
import { defaultDenyEgress } from './network/default-deny-egress.ts';
import { defaultDenyIngress } from './network/default-deny-ingress.ts';
import { destinationRuleTlsDisabled } from './network/destination-rule-tls-disabled.ts';
import { destinationRuleTlsUnverified } from './network/destination-rule-tls-unverified.ts';
import { egressWithoutDns } from './network/egress-without-dns.ts';
import { exposedAdminInterface } from './network/exposed-admin-interface.ts';
import { exposedControlPlane } from './network/exposed-control-plane.ts';
import { exposedDataStore } from './network/exposed-data-store.ts';
import { exposedServices } from './network/exposed-services.ts';
import { exposedWorkload } from './network/exposed-workload.ts';
import { externalNameService } from './network/external-name-service.ts';
import { gatewayAnyNamespace } from './network/gateway-any-namespace.ts';
import { gatewayPlainHttp } from './network/gateway-plain-http.ts';
import { gatewayWithoutRoute } from './network/gateway-without-route.ts';
import { ingressAnnotationInjection } from './network/ingress-annotation-injection.ts';
import { ingressAnyHost } from './network/ingress-any-host.ts';
import { ingressNginxRetired } from './network/ingress-nginx-retired.ts';
import { ingressNginxSnippetSetting } from './network/ingress-nginx-snippet-setting.ts';
import { ingressNginxSnippets } from './network/ingress-nginx-snippets.ts';
import { ingressPathInjection } from './network/ingress-path-injection.ts';
import { ingressPlainHttp } from './network/ingress-plain-http.ts';
import { ingressSnippet } from './network/ingress-snippet.ts';
import { ingressWithoutTls } from './network/ingress-without-tls.ts';
import { invalidTargetPorts } from './network/invalid-target-ports.ts';
import { ipBlockBehindSnat } from './network/ip-block-behind-snat.ts';
import { istioGatewayOldTls } from './network/istio-gateway-old-tls.ts';
import { istioGatewayPlainHttp } from './network/istio-gateway-plain-http.ts';
import { loadBalancerNodePorts } from './network/load-balancer-node-ports.ts';
import { loadBalancerPlainHttp } from './network/load-balancer-plain-http.ts';
import { loadBalancerSourceRanges } from './network/load-balancer-source-ranges.ts';
import { meshBypass } from './network/mesh-bypass.ts';
import { metadataServiceReachable } from './network/metadata-service-reachable.ts';
import { mutualTlsNotStrict } from './network/mutual-tls-not-strict.ts';
import { namespaceWithoutMutualTls } from './network/namespace-without-mutual-tls.ts';
import { namespaceWithoutNetworkPolicy } from './network/namespace-without-network-policy.ts';
import { networkPolicyAllNamespaces } from './network/network-policy-all-namespaces.ts';
import { networkPolicyAllPorts } from './network/network-policy-all-ports.ts';
import { networkPolicyAllowAll } from './network/network-policy-allow-all.ts';
import { networkPolicyDeadRules } from './network/network-policy-dead-rules.ts';
import { networkPolicyOnHostNetwork } from './network/network-policy-on-host-network.ts';
import { networkPolicyOpenPeer } from './network/network-policy-open-peer.ts';
import { networkPolicyUnknownField } from './network/network-policy-unknown-field.ts';
import { nonIsolatedPod } from './network/non-isolated-pod.ts';
import { openReferenceGrant } from './network/open-reference-grant.ts';
import { podWithoutEgressPolicy } from './network/pod-without-egress-policy.ts';
import { podWithoutIngressPolicy } from './network/pod-without-ingress-policy.ts';
import { routeWithoutGateway } from './network/route-without-gateway.ts';
import { sandboxTemplateEgress } from './network/sandbox-template-egress.ts';
import { serviceExternalIps } from './network/service-external-ips.ts';
import { serviceTargetPort } from './network/service-target-port.ts';
import { unverifiedApiService } from './network/unverified-api-service.ts';
import { webhookBlocksCluster } from './network/webhook-blocks-cluster.ts';
import { webhookFailsOpen } from './network/webhook-fails-open.ts';
import { webhookOutsideCluster } from './network/webhook-outside-cluster.ts';

/** Checks of this area, sorted by id. */
export const networkChecks: readonly Check[] = [
  authorizationPolicyAllowAll,
  ciliumPolicyOpenPeer,
  danglingIngress,
  danglingNetworkpolicy,
  danglingNetworkpolicypeerPodselector,
  danglingRoute,
  danglingService,
  danglingServicemonitor,
  danglingWebhook,
  defaultDenyEgress,
  defaultDenyIngress,
  destinationRuleTlsDisabled,
  destinationRuleTlsUnverified,
  egressWithoutDns,
  exposedAdminInterface,
  exposedControlPlane,
  exposedDataStore,
  exposedServices,
  exposedWorkload,
  externalNameService,
  gatewayAnyNamespace,
  gatewayPlainHttp,
  gatewayWithoutRoute,
  ingressAnnotationInjection,
  ingressAnyHost,
  ingressNginxRetired,
  ingressNginxSnippetSetting,
  ingressNginxSnippets,
  ingressPathInjection,
  ingressPlainHttp,
  ingressSnippet,
  ingressWithoutTls,
  invalidTargetPorts,
  ipBlockBehindSnat,
  istioGatewayOldTls,
  istioGatewayPlainHttp,
  loadBalancerNodePorts,
  loadBalancerPlainHttp,
  loadBalancerSourceRanges,
  meshBypass,
  metadataServiceReachable,
  mutualTlsNotStrict,
  namespaceWithoutMutualTls,
  namespaceWithoutNetworkPolicy,
  networkPolicyAllNamespaces,
  networkPolicyAllPorts,
  networkPolicyAllowAll,
  networkPolicyDeadRules,
  networkPolicyOnHostNetwork,
  networkPolicyOpenPeer,
  networkPolicyUnknownField,
  nonIsolatedPod,
  openReferenceGrant,
  podWithoutEgressPolicy,
  podWithoutIngressPolicy,
  routeWithoutGateway,
  sandboxTemplateEgress,
  serviceExternalIps,
  serviceTargetPort,
  unverifiedApiService,
  webhookBlocksCluster,
  webhookFailsOpen,
  webhookOutsideCluster,
];
