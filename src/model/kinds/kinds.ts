import { clusterRiskException } from './cluster-risk-exception.ts';
import { environment } from './environment.ts';
import type { Kind } from './kind.ts';
import { riskException } from './risk-exception.ts';

/** Every kind of ours that lives in a cluster. */
export const kinds: readonly Kind[] = [clusterRiskException, environment, riskException];
