import type { Check } from '../check.ts';
import { privilegedContainer } from './pod-security/privileged-container.ts';

/** Checks of this area, sorted by id. */
export const podSecurityChecks: readonly Check[] = [privilegedContainer];
