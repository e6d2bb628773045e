import { hideSecrets } from '../../../analysis/secrets/hide.ts';
import { SeawallError } from '../../../model/error.ts';
import { terminal } from '../../../platform/terminal.ts';
import { counted } from '../../../sinks/summary.ts';
import { nameOfRight } from '../../../sources/cluster/facts.ts';
import { writeSnapshot } from '../../../sources/cluster/snapshot-file.ts';
import { readLive } from '../cluster-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';

/** `seawall snapshot FILE`: records a cluster, secrets' values left out, for every command to run on. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new SeawallError('usage', 'snapshot needs one file to write', ['seawall snapshot cluster.seawall']);
  const facts = await readLive(values);
  await writeSnapshot(file, facts, { hide: hideSecrets });
  const { missingRights, problems } = facts;
  if (!values.flag('quiet')) {
    terminal.write(`${file}: ${counted(facts.resources.length, 'object')} of ${facts.context}\n`);
    for (const right of missingRights) terminal.warn(`seawall: not allowed: ${nameOfRight(right)}\n`);
    for (const { file: where, detail } of problems) terminal.warn(`seawall: ${where}: ${detail}\n`);
  }
  return values.flag('strict') && missingRights.length + problems.length > 0 ? exit.partial : exit.done;
};
