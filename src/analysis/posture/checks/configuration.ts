import type { Check } from '../check.ts';
import { auditCatchAll } from './configuration/audit-catch-all.ts';
import { auditCriticalRequests } from './configuration/audit-critical-requests.ts';
import { auditGap } from './configuration/audit-gap.ts';
import { auditRuleLevel } from './configuration/audit-rule-level.ts';
import { auditRuleUnreachable } from './configuration/audit-rule-unreachable.ts';
import { auditSecretsContent } from './configuration/audit-secrets-content.ts';
import { auditStageOmitted } from './configuration/audit-stage-omitted.ts';
import { encryptionIdentityFirst } from './configuration/encryption-identity-first.ts';
import { encryptionKeyInClear } from './configuration/encryption-key-in-clear.ts';
import { encryptionLocalKey } from './configuration/encryption-local-key.ts';
import { encryptionWeakProvider } from './configuration/encryption-weak-provider.ts';
import { encryptionWithoutSecrets } from './configuration/encryption-without-secrets.ts';

/** Checks of this area, sorted by id. */
export const configurationChecks: readonly Check[] = [
  auditCatchAll,
  auditCriticalRequests,
  auditGap,
  auditRuleLevel,
  auditRuleUnreachable,
  auditSecretsContent,
  auditStageOmitted,
  encryptionIdentityFirst,
  encryptionKeyInClear,
  encryptionLocalKey,
  encryptionWeakProvider,
  encryptionWithoutSecrets,
];
