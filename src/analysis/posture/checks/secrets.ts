import type { Check } from '../check.ts';
import { basicAuthSecret } from './secrets/basic-auth-secret.ts';
import { bootstrapTokenSecret } from './secrets/bootstrap-token-secret.ts';
import { envVarSecret } from './secrets/env-var-secret.ts';
import { readSecretFromEnvVar } from './secrets/read-secret-from-env-var.ts';
import { secretInAnnotation } from './secrets/secret-in-annotation.ts';
import { secretInArguments } from './secrets/secret-in-arguments.ts';
import { secretInConfigMap } from './secrets/secret-in-config-map.ts';
import { secretInHelmValues } from './secrets/secret-in-helm-values.ts';
import { secretInManifest } from './secrets/secret-in-manifest.ts';
import { serviceAccountTokenSecret } from './secrets/service-account-token-secret.ts';

/** Checks of this area, sorted by id. */
export const secretsChecks: readonly Check[] = [
  basicAuthSecret,
  bootstrapTokenSecret,
  envVarSecret,
  readSecretFromEnvVar,
  secretInAnnotation,
  secretInArguments,
  secretInConfigMap,
  secretInHelmValues,
  secretInManifest,
  serviceAccountTokenSecret,
];
