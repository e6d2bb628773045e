import {
  type AuthenticationView,
  authenticationConfigurations,
  type JwtAuthenticator,
} from '../../../../inventory/views/authentication-configuration.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { authentication } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const wrongIn = ({ issuer }: JwtAuthenticator): { field: string; detail: string } | undefined => {
  const { url = '', discoveryURL, audiences = [] } = issuer ?? {};
  if (!url.startsWith('https://'))
    return { field: 'url', detail: `issuer "${url}" is not reached over https` };
  if (discoveryURL !== undefined && !discoveryURL.startsWith('https://'))
    return { field: 'discoveryURL', detail: `the keys of issuer "${url}" are not fetched over https` };
  return audiences.length > 0
    ? undefined
    : {
        field: 'audiences',
        detail: `tokens of issuer "${url}" for anybody are taken, as no audience is named`,
      };
};

const evaluate = ({ object: { jwt } }: AuthenticationView): readonly Violation[] =>
  violationsIn(jwt, (one, index) => {
    const wrong = wrongIn(one);
    return wrong === undefined
      ? undefined
      : { path: fieldPath(`/jwt/${index}/issuer/${wrong.field}`), detail: wrong.detail };
  });

export const authenticationIssuer = defineCheck({
  id: 'authentication-issuer',
  title: 'Tokens must come over https and be meant for this cluster',
  severity: 'high',
  reason: 'issuer not proven or without audience',
  rationale:
    'Who answers for the issuer makes tokens for anybody, and without an audience a token that was made for another service opens the cluster.',
  controls: { nsa: ['NSA-AUTH-03', 'NSA-AUTH-05'], attack: ['T1550.001', 'T1557'] },
  sources: ['malicious-actor'],
  target: authenticationConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use https for the issuer and its keys, and name the audience of this cluster.',
  },
  examples: [
    {
      name: 'as it should be',
      objects: authentication(
        'anonymous: { enabled: false }, jwt: [{ issuer: { url: "https://id.example.com", audiences: [prod] } }]',
      ),
      violations: [],
    },
    {
      name: 'plain, and without an audience',
      objects: authentication(
        'jwt: [{ issuer: { url: "http://id", audiences: [a] } }, { issuer: { url: "https://id" } }, { issuer: { url: "https://id", discoveryURL: "http://d", audiences: [a] } }]',
      ),
      violations: ['/jwt/0/issuer/url', '/jwt/1/issuer/audiences', '/jwt/2/issuer/discoveryURL'],
    },
  ],
});
