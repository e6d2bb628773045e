import type { Reason } from '../reason.ts';

export const polarisReasons: readonly Reason[] = [];
