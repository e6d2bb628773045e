import { Environment } from '@marcbachmann/cel-js';
import { limits } from '../../../model/limits.ts';
import type { Budget } from './budget.ts';
import { addresses } from './functions/addresses.ts';
import type { Library } from './functions/library.ts';
import { lists } from './functions/lists.ts';
import { patterns } from './functions/patterns.ts';
import { quantities } from './functions/quantities.ts';
import { sets } from './functions/sets.ts';
import { texts } from './functions/texts.ts';
import { urls } from './functions/urls.ts';

const libraries: readonly Library[] = [lists, sets, texts, patterns, quantities, addresses, urls];

/** CEL with Kubernetes' libraries, as far as files can answer them. What its functions cost is taken from the budget. */
export const createEnvironment = (budget: Budget): Environment => {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: limits.celNodes, maxDepth: limits.celDepth },
  });
  for (const library of libraries) library(environment, budget);
  return environment;
};
