import { boolean, list, object, type Shaped, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

const claim = object({ claim: string, prefix: string, expression: string });

const jwt = object({
  issuer: object({
    url: string,
    discoveryURL: string,
    audiences: list(string),
    audienceMatchPolicy: string,
    certificateAuthority: string,
  }),
  claimValidationRules: list(object({ claim: string, requiredValue: string, expression: string })),
  claimMappings: object({ username: claim, groups: claim }),
  userValidationRules: list(object({ expression: string })),
});

export type JwtAuthenticator = Shaped<typeof jwt>;

/** The file of `--authentication-config`. (apiserver.config.k8s.io/v1, AuthenticationConfiguration) */
export const authenticationConfigurations = kindTarget(
  'authentication-configurations',
  'every AuthenticationConfiguration of API servers',
  ['apiserver.config.k8s.io/AuthenticationConfiguration'],
  {
    jwt: list(jwt),
    anonymous: object({ enabled: boolean, conditions: list(object({ path: string })) }),
  },
);

export type AuthenticationView = ReturnType<typeof authenticationConfigurations.views>[number];

const authorizer = object({
  type: string,
  name: string,
  webhook: object({
    failurePolicy: string,
    timeout: string,
    authorizedTTL: string,
    connectionInfo: object({ type: string, kubeConfigFile: string }),
  }),
});

/** The file of `--authorization-config`. (apiserver.config.k8s.io/v1, AuthorizationConfiguration) */
export const authorizationConfigurations = kindTarget(
  'authorization-configurations',
  'every AuthorizationConfiguration of API servers',
  ['apiserver.config.k8s.io/AuthorizationConfiguration'],
  { authorizers: list(authorizer) },
);

export type AuthorizationView = ReturnType<typeof authorizationConfigurations.views>[number];
