import type { Route } from './route.ts';
import { findingRoutes } from './routes/findings.ts';
import { systemRoutes } from './routes/system.ts';

/** Every path of the API, below /api/v1. */
export const routes: readonly Route[] = [...systemRoutes, ...findingRoutes];
