import {
  type AuthenticationView,
  authenticationConfigurations,
} from '../../../../inventory/views/authentication-configuration.ts';
import { settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { type CheckContext, defineCheck, none, type Violation } from '../../check.ts';
import { authentication } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const healthPaths: ReadonlySet<string> = new Set(['/livez', '/readyz', '/healthz']);

/** Probes ask without a name; for their paths alone it is fine. (kubernetes.io, "Anonymous authenticator configuration") */
const evaluate = (
  { object: { anonymous } }: AuthenticationView,
  { inventory }: CheckContext<unknown>,
): readonly Violation[] => {
  if (anonymous === undefined) {
    const isOffByFlag = inventory
      .select(apiServers)
      .some((server) => settingOf(server, 'anonymous-auth') === 'false');
    const detail = 'anonymous is not set, so that the flag of the API server counts, whose default is true';
    return isOffByFlag ? none : [{ path: fieldPath('/anonymous'), detail }];
  }
  if (anonymous.enabled !== true) return none;
  const { conditions = [] } = anonymous;
  if (conditions.length === 0)
    return [
      { path: fieldPath('/anonymous/enabled'), detail: 'anonymous requests are let in for every path' },
    ];
  return violationsIn(conditions, ({ path = '' }, index) =>
    healthPaths.has(path)
      ? undefined
      : {
          path: fieldPath(`/anonymous/conditions/${index}/path`),
          detail: `anonymous requests are let in for ${path}`,
        },
  );
};

export const authenticationAnonymous = defineCheck({
  id: 'authentication-anonymous',
  title: 'Anonymous requests must be let in for health checks alone',
  severity: 'medium',
  reason: 'anonymous requests to the API server',
  rationale:
    'Whoever reaches the port may ask without a name: one careless binding to system:unauthenticated opens the cluster to the network.',
  controls: { nsa: ['NSA-AUTH-01', 'NSA-CP-12'], cis: ['1.2.1'], attack: ['T1190'] },
  sources: ['malicious-actor'],
  target: authenticationConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set anonymous.enabled to true with conditions for /livez, /readyz and /healthz, or to false.',
  },
  examples: [
    {
      name: 'for health checks',
      objects: authentication(
        'anonymous: { enabled: true, conditions: [{ path: /livez }, { path: /readyz }] }',
      ),
      violations: [],
    },
    { name: 'switched off', objects: authentication('anonymous: { enabled: false }'), violations: [] },
    {
      name: 'for everything',
      objects: authentication('anonymous: { enabled: true }'),
      violations: ['/anonymous/enabled'],
    },
    {
      name: 'for one path more',
      objects: authentication('anonymous: { enabled: true, conditions: [{ path: /livez }, { path: /api }] }'),
      violations: ['/anonymous/conditions/1/path'],
    },
    { name: 'left to the flag', objects: authentication('jwt: []'), violations: ['/anonymous'] },
  ],
});
