import {
  type AuthenticationView,
  authenticationConfigurations,
  type JwtAuthenticator,
} from '../../../../inventory/views/authentication-configuration.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { authentication } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const mappings = ['groups', 'username'] as const;

/** A rule that looks at `system:` keeps the names of the cluster's own identities out, whatever the prefix. */
const guards = ({ userValidationRules = [] }: JwtAuthenticator): boolean =>
  userValidationRules.some(({ expression }) => expression?.includes('system:') === true);

const evaluate = ({ object: { jwt } }: AuthenticationView): readonly Violation[] =>
  violationsIn(jwt, (one, index) => {
    const open = mappings.find((mapping) => {
      const { claim, prefix } = one.claimMappings?.[mapping] ?? {};
      return claim !== undefined && prefix === '';
    });
    if (open === undefined || guards(one)) return undefined;
    return {
      path: fieldPath(`/jwt/${index}/claimMappings/${open}/prefix`),
      detail: `${open} of issuer "${one.issuer?.url ?? ''}" are taken as they are, system: names among them`,
    };
  });

export const authenticationClaimPrefix = defineCheck({
  id: 'authentication-claim-prefix',
  title: 'Names from an issuer must not be able to be those of the cluster',
  severity: 'medium',
  reason: 'names of an issuer without a prefix',
  rationale:
    'Whoever may make a group called system:masters at the identity provider is the administrator of the cluster.',
  controls: { nsa: ['NSA-AUTH-05'], attack: ['T1078', 'T1556'] },
  sources: ['malicious-actor', 'insider'],
  target: authenticationConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set a prefix such as "oidc:", or add userValidationRules that refuse names which begin with system:.',
  },
  examples: [
    {
      name: 'a prefix',
      objects: authentication('jwt: [{ claimMappings: { groups: { claim: groups, prefix: "oidc:" } } }]'),
      violations: [],
    },
    {
      name: 'a rule instead',
      objects: authentication(
        "jwt: [{ claimMappings: { username: { claim: email, prefix: '' } }, userValidationRules: [{ expression: \"!user.username.startsWith('system:')\" }] }]",
      ),
      violations: [],
    },
    {
      name: 'none',
      objects: authentication(
        "jwt: [{ claimMappings: { username: { claim: sub, prefix: 'a:' }, groups: { claim: groups, prefix: '' } } }]",
      ),
      violations: ['/jwt/0/claimMappings/groups/prefix'],
    },
  ],
});
