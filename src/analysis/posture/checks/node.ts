import type { Check } from '../check.ts';

/** Checks of this area, sorted by id. */
export const nodeChecks: readonly Check[] = [];
