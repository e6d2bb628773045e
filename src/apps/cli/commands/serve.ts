import process from 'node:process';
import { SeawallError } from '../../../model/error.ts';
import { planChecks } from '../../scan/plan-checks.ts';
import { log } from '../../server/log.ts';
import { serve } from '../../server/serve/serve.ts';
import { type Listen, roles } from '../../server/serve/settings.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { judgingFrom } from '../judging-from.ts';
import { storeUrl } from '../store-from.ts';
import { version } from '../version.ts';

/** `seawall serve`: controller and API, in one process or in roles. */
export const run = async ({ values: given, positionals }: Invocation): Promise<ExitStatus> => {
  if (positionals.length > 0)
    throw new SeawallError('usage', `serve takes no path: ${positionals.join(' ')}`, ['seawall serve']);
  const { values, judging } = await judgingFrom(given);
  const listen = listenFrom(values.value('listen') ?? '127.0.0.1:8440');
  const role = roles.find((one) => one === (values.value('role') ?? 'all')) ?? 'all';
  const context = values.value('context');
  const clusterName = values.value('cluster-name');
  const snapshot = values.value('snapshot');
  const leaseNamespace = values.value('lease-namespace');
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await serve(
    {
      role,
      store: storeUrl(values),
      listen,
      connect: {
        kubeconfig: values.list('kubeconfig'),
        agent: `seawall/${version}`,
        ...(context === undefined ? {} : { context }),
      },
      judging: { plan: planChecks(judging, []), exemptions: judging.exemptions },
      ...(clusterName === undefined ? {} : { clusterName }),
      ...(snapshot === undefined ? {} : { snapshot }),
      ...(leaseNamespace === undefined ? {} : { leaseNamespace }),
    },
    log,
    stopping.signal,
    (address) => log.info({ address, role, version }, 'listening'),
  );
  return exit.done;
};

const listenFrom = (text: string): Listen => {
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[\w.-]*):(\d{1,5})$/i.exec(text) ?? [];
  if (port === '' || Number(port) > 65_535)
    throw new SeawallError('usage', `--listen is no address: ${text}`, ['--listen 127.0.0.1:8440']);
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
};
