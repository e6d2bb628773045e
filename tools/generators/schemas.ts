import { checks } from '../../src/analysis/posture/checks.ts';
import { configurable } from '../../src/apps/cli/options.ts';
import { configurationSchema } from '../../src/apps/configuration/schema.ts';
import { ownCheckSchema } from '../../src/apps/own-checks/schema.ts';
import { openApiOf } from '../../src/apps/server/api/openapi.ts';
import { routes } from '../../src/apps/server/api/routes.ts';
import { version } from '../../src/apps/version.ts';
import type { Generated } from './generated.ts';

/** JSON Schemas that come out of tables. */
export const schemas = (): readonly Generated[] => [
  {
    path: 'schemas/seawall.schema.json',
    text: `${JSON.stringify(configurationSchema({ checks, options: configurable }), undefined, 1)}\n`,
  },
  {
    path: 'schemas/check.schema.json',
    text: `${JSON.stringify(ownCheckSchema, undefined, 1)}\n`,
  },
  {
    path: 'schemas/openapi.json',
    text: `${JSON.stringify(openApiOf(routes, version), undefined, 1)}\n`,
  },
];
