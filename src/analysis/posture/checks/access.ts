import type { Check } from '../check.ts';
import { accessToSecrets } from './access/access-to-secrets.ts';

/** Checks of this area, sorted by id. */
export const accessChecks: readonly Check[] = [accessToSecrets];
