import type { Check } from '../check.ts';
import { apiServerAlwaysAdmit } from './control-plane/api-server-always-admit.ts';
import { apiServerAlwaysAllow } from './control-plane/api-server-always-allow.ts';
import { apiServerAlwaysPullImages } from './control-plane/api-server-always-pull-images.ts';
import { apiServerAnonymousAuth } from './control-plane/api-server-anonymous-auth.ts';
import { apiServerAuditBackend } from './control-plane/api-server-audit-backend.ts';
import { apiServerAuditLog } from './control-plane/api-server-audit-log.ts';
import { apiServerAuditMounts } from './control-plane/api-server-audit-mounts.ts';
import { apiServerAuditRetention } from './control-plane/api-server-audit-retention.ts';
import { apiServerClientAuthority } from './control-plane/api-server-client-authority.ts';
import { apiServerDisabledAdmission } from './control-plane/api-server-disabled-admission.ts';
import { apiServerEncryptionAtRest } from './control-plane/api-server-encryption-at-rest.ts';
import { apiServerEtcdTls } from './control-plane/api-server-etcd-tls.ts';
import { apiServerEventRateLimit } from './control-plane/api-server-event-rate-limit.ts';
import { apiServerExtendedTokens } from './control-plane/api-server-extended-tokens.ts';
import { apiServerExternalIps } from './control-plane/api-server-external-ips.ts';
import { apiServerKubeletAuthority } from './control-plane/api-server-kubelet-authority.ts';
import { apiServerKubeletClientCertificate } from './control-plane/api-server-kubelet-client-certificate.ts';
import { apiServerNoAuthenticator } from './control-plane/api-server-no-authenticator.ts';
import { apiServerNodeAuthorizer } from './control-plane/api-server-node-authorizer.ts';
import { apiServerNodeRestriction } from './control-plane/api-server-node-restriction.ts';
import { apiServerRbac } from './control-plane/api-server-rbac.ts';
import { apiServerRequestTimeout } from './control-plane/api-server-request-timeout.ts';
import { apiServerServiceAccountKey } from './control-plane/api-server-service-account-key.ts';
import { apiServerServiceAccountLookup } from './control-plane/api-server-service-account-lookup.ts';
import { apiServerServingCertificate } from './control-plane/api-server-serving-certificate.ts';
import { apiServerStaticTokens } from './control-plane/api-server-static-tokens.ts';
import { componentBindAddress } from './control-plane/component-bind-address.ts';
import { controllerManagerCredentials } from './control-plane/controller-manager-credentials.ts';
import { controllerManagerPodGarbage } from './control-plane/controller-manager-pod-garbage.ts';
import { controllerManagerRootAuthority } from './control-plane/controller-manager-root-authority.ts';
import { controllerManagerServiceAccountKey } from './control-plane/controller-manager-service-account-key.ts';
import { controllerManagerServingRotation } from './control-plane/controller-manager-serving-rotation.ts';
import { etcdClientAuthentication } from './control-plane/etcd-client-authentication.ts';
import { etcdMetricsAddress } from './control-plane/etcd-metrics-address.ts';
import { etcdPeerAuthentication } from './control-plane/etcd-peer-authentication.ts';
import { etcdPeerTls } from './control-plane/etcd-peer-tls.ts';
import { etcdSelfSigned } from './control-plane/etcd-self-signed.ts';
import { etcdServingCertificate } from './control-plane/etcd-serving-certificate.ts';
import { etcdSharedAuthority } from './control-plane/etcd-shared-authority.ts';
import { insecurePort } from './control-plane/insecure-port.ts';
import { profilingEnabled } from './control-plane/profiling-enabled.ts';
import { weakTls } from './control-plane/weak-tls.ts';

/** Checks of this area, sorted by id. */
export const controlPlaneChecks: readonly Check[] = [
  apiServerAlwaysAdmit,
  apiServerAlwaysAllow,
  apiServerAlwaysPullImages,
  apiServerAnonymousAuth,
  apiServerAuditBackend,
  apiServerAuditLog,
  apiServerAuditMounts,
  apiServerAuditRetention,
  apiServerClientAuthority,
  apiServerDisabledAdmission,
  apiServerEncryptionAtRest,
  apiServerEtcdTls,
  apiServerEventRateLimit,
  apiServerExtendedTokens,
  apiServerExternalIps,
  apiServerKubeletAuthority,
  apiServerKubeletClientCertificate,
  apiServerNoAuthenticator,
  apiServerNodeAuthorizer,
  apiServerNodeRestriction,
  apiServerRbac,
  apiServerRequestTimeout,
  apiServerServiceAccountKey,
  apiServerServiceAccountLookup,
  apiServerServingCertificate,
  apiServerStaticTokens,
  componentBindAddress,
  controllerManagerCredentials,
  controllerManagerPodGarbage,
  controllerManagerRootAuthority,
  controllerManagerServiceAccountKey,
  controllerManagerServingRotation,
  etcdClientAuthentication,
  etcdMetricsAddress,
  etcdPeerAuthentication,
  etcdPeerTls,
  etcdSelfSigned,
  etcdServingCertificate,
  etcdSharedAuthority,
  insecurePort,
  profilingEnabled,
  weakTls,
];
