import type { Route } from './route.ts';
import { accessRoutes } from './routes/access.ts';
import { changeRoutes } from './routes/changes.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { exportRoutes } from './routes/export.ts';
import { findingRoutes } from './routes/findings.ts';
import { inventoryRoutes } from './routes/inventory.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { overviewRoutes } from './routes/overview.ts';
import { policyRoutes } from './routes/policies.ts';
import { scorecardRoutes } from './routes/scorecard.ts';
import { systemRoutes } from './routes/system.ts';

/** Every path of the API, below /api/v1. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...overviewRoutes,
  ...findingRoutes,
  ...exportRoutes,
  ...changeRoutes,
  ...inventoryRoutes,
  ...evaluationRoutes,
  ...scorecardRoutes,
  ...policyRoutes,
  ...notificationRoutes,
  ...accessRoutes,
];
