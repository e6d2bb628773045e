import type { Check } from '../check.ts';
import { danglingService } from './network/dangling-service.ts';
import { invalidTargetPorts } from './network/invalid-target-ports.ts';
import { serviceTargetPort } from './network/service-target-port.ts';

/** Checks of this area, sorted by id. */
export const networkChecks: readonly Check[] = [danglingService, invalidTargetPorts, serviceTargetPort];
