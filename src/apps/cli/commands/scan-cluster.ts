import { SeawallError } from '../../../model/error.ts';
import { factsOf } from '../../cluster/facts-of.ts';
import { planChecks } from '../../scan/plan-checks.ts';
import { type Judging, judge } from '../../scan/scan.ts';
import { clusterFrom } from '../cluster-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { conclude } from '../conclude.ts';
import { readOutputs } from '../deliver.ts';
import { judgingFrom } from '../judging-from.ts';
import type { Values } from '../option.ts';
import { watch } from '../watch.ts';

/** `seawall scan --cluster`, `--snapshot FILE`, `--cluster --watch`. */
export const run = async ({ values: given, positionals }: Invocation): Promise<ExitStatus> => {
  const { values, judging } = await judgingFrom(given);
  const outputs = readOutputs(values.list('output'));
  if (values.flag('watch')) return follow(values, positionals, judging);
  return conclude(judge(factsOf(await clusterFrom(values, positionals)), judging), values, outputs);
};

/** Only a live cluster changes while somebody looks. */
const follow = async (
  values: Values,
  positionals: readonly string[],
  judging: Judging,
): Promise<ExitStatus> => {
  if (!values.flag('cluster') || positionals.length > 0)
    throw new SeawallError('usage', '--watch needs a live cluster', ['seawall scan --cluster --watch']);
  await watch(values, { plan: planChecks(judging, []), exemptions: judging.exemptions });
  return exit.done;
};
