import type { Environment } from '@marcbachmann/cel-js';
import type { Budget } from '../budget.ts';

/** Adds one of Kubernetes' function libraries to an environment. (kubernetes.io/docs/reference/using-api/cel, "CEL community libraries") */
export type Library = (environment: Environment, budget: Budget) => void;
