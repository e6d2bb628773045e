import type { Check } from '../check.ts';
import { admissionImagePolicyFailsOpen } from './configuration/admission-image-policy-fails-open.ts';
import { admissionPodSecurityDefaults } from './configuration/admission-pod-security-defaults.ts';
import { admissionPodSecurityExemptions } from './configuration/admission-pod-security-exemptions.ts';
import { auditCatchAll } from './configuration/audit-catch-all.ts';
import { auditCriticalRequests } from './configuration/audit-critical-requests.ts';
import { auditGap } from './configuration/audit-gap.ts';
import { auditRuleLevel } from './configuration/audit-rule-level.ts';
import { auditRuleUnreachable } from './configuration/audit-rule-unreachable.ts';
import { auditSecretsContent } from './configuration/audit-secrets-content.ts';
import { auditStageOmitted } from './configuration/audit-stage-omitted.ts';
import { authenticationAnonymous } from './configuration/authentication-anonymous.ts';
import { authenticationClaimPrefix } from './configuration/authentication-claim-prefix.ts';
import { authenticationIssuer } from './configuration/authentication-issuer.ts';
import { authorizationModes } from './configuration/authorization-modes.ts';
import { egressDirect } from './configuration/egress-direct.ts';
import { egressWithoutTls } from './configuration/egress-without-tls.ts';
import { encryptionIdentityFirst } from './configuration/encryption-identity-first.ts';
import { encryptionKeyInClear } from './configuration/encryption-key-in-clear.ts';
import { encryptionLocalKey } from './configuration/encryption-local-key.ts';
import { encryptionWeakProvider } from './configuration/encryption-weak-provider.ts';
import { encryptionWithoutSecrets } from './configuration/encryption-without-secrets.ts';
import { kubeconfigWithCredentials } from './configuration/kubeconfig-with-credentials.ts';
import { kubeconfigWithoutTls } from './configuration/kubeconfig-without-tls.ts';

/** Checks of this area, sorted by id. */
export const configurationChecks: readonly Check[] = [
  admissionImagePolicyFailsOpen,
  admissionPodSecurityDefaults,
  admissionPodSecurityExemptions,
  auditCatchAll,
  auditCriticalRequests,
  auditGap,
  auditRuleLevel,
  auditRuleUnreachable,
  auditSecretsContent,
  auditStageOmitted,
  authenticationAnonymous,
  authenticationClaimPrefix,
  authenticationIssuer,
  authorizationModes,
  egressDirect,
  egressWithoutTls,
  encryptionIdentityFirst,
  encryptionKeyInClear,
  encryptionLocalKey,
  encryptionWeakProvider,
  encryptionWithoutSecrets,
  kubeconfigWithCredentials,
  kubeconfigWithoutTls,
];
