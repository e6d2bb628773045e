import type { Check } from '../check.ts';
import { apiServerAlwaysAdmit } from './control-plane/api-server-always-admit.ts';
import { apiServerAlwaysAllow } from './control-plane/api-server-always-allow.ts';
import { apiServerAlwaysPullImages } from './control-plane/api-server-always-pull-images.ts';
import { apiServerAnonymousAuth } from './control-plane/api-server-anonymous-auth.ts';
import { apiServerDisabledAdmission } from './control-plane/api-server-disabled-admission.ts';
import { apiServerEventRateLimit } from './control-plane/api-server-event-rate-limit.ts';
import { apiServerExternalIps } from './control-plane/api-server-external-ips.ts';
import { apiServerKubeletAuthority } from './control-plane/api-server-kubelet-authority.ts';
import { apiServerKubeletClientCertificate } from './control-plane/api-server-kubelet-client-certificate.ts';
import { apiServerNodeAuthorizer } from './control-plane/api-server-node-authorizer.ts';
import { apiServerNodeRestriction } from './control-plane/api-server-node-restriction.ts';
import { apiServerRbac } from './control-plane/api-server-rbac.ts';
import { apiServerStaticTokens } from './control-plane/api-server-static-tokens.ts';

/** Checks of this area, sorted by id. */
export const controlPlaneChecks: readonly Check[] = [
  apiServerAlwaysAdmit,
  apiServerAlwaysAllow,
  apiServerAlwaysPullImages,
  apiServerAnonymousAuth,
  apiServerDisabledAdmission,
  apiServerEventRateLimit,
  apiServerExternalIps,
  apiServerKubeletAuthority,
  apiServerKubeletClientCertificate,
  apiServerNodeAuthorizer,
  apiServerNodeRestriction,
  apiServerRbac,
  apiServerStaticTokens,
];
