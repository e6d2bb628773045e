import { factsOf } from '../../cluster/facts-of.ts';
import { checkFacts } from '../../profile/check.ts';
import { clusterFrom } from '../cluster-from.ts';
import type { ExitStatus, Invocation } from '../command.ts';
import { profileFrom, tell } from '../profile-report.ts';

/** `seawall profile check --cluster`, `--snapshot FILE`. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  const profile = profileFrom(values);
  return tell(checkFacts(factsOf(await clusterFrom(values, positionals)), profile), values);
};
