import process, { stderr } from 'node:process';
import { SeawallError } from '../../../model/error.ts';
import { planChecks } from '../../scan/plan-checks.ts';
import { log } from '../../server/log.ts';
import { serve } from '../../server/serve/serve.ts';
import { version } from '../../version.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { judgingFrom } from '../judging-from.ts';
import { serveSettingsFrom } from '../serve-settings-from.ts';

/** `seawall serve`: controller and API, in one process or in roles. */
export const run = async ({ values: given, positionals }: Invocation): Promise<ExitStatus> => {
  if (positionals.length > 0)
    throw new SeawallError('usage', `serve takes no path: ${positionals.join(' ')}`, ['seawall serve']);
  const { values, judging } = await judgingFrom(given);
  const settings = {
    ...serveSettingsFrom(values),
    judging: { plan: planChecks(judging, []), exemptions: judging.exemptions },
    scoring: { checks: judging.available, attestations: judging.attestations },
  };
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await serve(settings, log, stopping.signal, {
    ready: (address) => log.info({ address, role: settings.role, version }, 'listening'),
    firstToken: (token) =>
      stderr.write(
        `The first token, for an administrator. It is shown this once; make others with it, then revoke it:\n\n    ${token}\n\n`,
      ),
  });
  return exit.done;
};
