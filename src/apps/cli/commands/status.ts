import { terminal } from '../../../platform/terminal.ts';
import { inkOf } from '../../../sinks/ink.ts';
import { plainLine } from '../../../sinks/plain.ts';
import { Cluster } from '../../install/cluster/cluster.ts';
import { type RightStatus, rightsStatus } from '../../install/rights/rights-status.ts';
import { type InstallStatus, statusOf } from '../../install/status.ts';
import { connectFrom } from '../cluster-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { releaseFrom } from '../release-from.ts';
import { verifyTrail } from '../verify-trail.ts';

/** `seawall status`: how an installation is. Ends with 1 where it is not whole. */
export const run = async ({ values }: Invocation): Promise<ExitStatus> => {
  if (values.flag('verify-trail')) return verifyTrail(values);
  const release = releaseFrom(values);
  const connection = await connectFrom(values);
  try {
    const cluster = new Cluster(connection);
    const status = await statusOf(cluster, release);
    const rights = status.keptBy === 'none' ? [] : await rightsStatus(cluster, release);
    const isWhole = status.isHealthy && rights.every(({ state }) => state !== 'missing');
    if (values.value('output') === 'json')
      terminal.write(`${JSON.stringify({ ...status, isWhole, rights }, undefined, 2)}\n`);
    else terminal.write(values.flag('rights') ? rightsTable(rights) : statusTable(status, rights));
    return isWhole ? exit.done : exit.failed;
  } finally {
    connection.close();
  }
};

const statusTable = (status: InstallStatus, rights: readonly RightStatus[]): string => {
  const { release, keptBy, version, workloads, store, leader, kinds, guardsApprovals, webhooks } = status;
  const ink = inkOf(terminal.isColour);
  if (keptBy === 'none')
    return `There is no installation ${release.name} in namespace ${release.namespace}; "seawall install" makes one.\n`;
  const missing = rights.filter(({ state }) => state === 'missing');
  const off = rights.filter(({ state }) => state === 'off').length;
  const rows: readonly (readonly [string, string])[] = [
    ['version', `${version ?? 'unknown'}, kept by ${keptBy}`],
    ...workloads.flatMap(
      ({ kind, name, ready, wanted, isReady, waiting }): readonly (readonly [string, string])[] => [
        [
          'pods',
          `${isReady ? ink.green('ready') : ink.red('not ready')}  ${kind} ${name}, ${ready} of ${wanted}`,
        ],
        ...waiting.map((reason) => ['', plainLine(reason)] as const),
      ],
    ),
    ['store', plainLine(store)],
    [
      'leader',
      leader === undefined ? 'none yet' : plainLine(`${leader.name}, seen ${leader.renewed.slice(0, 19)}Z`),
    ],
    [
      'kinds',
      kinds.missing.length === 0 ? kinds.served.join(', ') : ink.red(`missing: ${kinds.missing.join(', ')}`),
    ],
    [
      'approvals',
      guardsApprovals ? 'guarded' : ink.red('not guarded: the policy approvals.seawall.dev is missing'),
    ],
    ['webhooks', webhooks.length === 0 ? 'none' : plainLine(webhooks.join(', '))],
    [
      'rights',
      missing.length === 0
        ? `as they should be, ${off} switched off; --rights shows them`
        : ink.red(`${missing.length} missing; --rights shows them`),
    ],
  ];
  return [
    `${ink.bold(`${release.name} in namespace ${release.namespace}`)}\n`,
    ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}\n`),
  ].join('');
};

const rightsTable = (rights: readonly RightStatus[]): string => {
  const ink = inkOf(terminal.isColour);
  const paint = { given: ink.green, off: ink.dim, missing: ink.red };
  let role = '';
  return rights
    .map((right) => {
      const head = right.role === role ? '' : `${role === '' ? '' : '\n'}${ink.bold(right.role)}\n`;
      role = right.role;
      const group = right.group === '' ? '' : `.${right.group}`;
      const what = right.resources.map((resource) => `${resource}${group}`).join(', ');
      const names = right.names.length === 0 ? '' : ` named ${right.names.join(', ')}`;
      const where = right.within === 'cluster' ? '' : ', in the own namespace';
      return `${head}  ${paint[right.state](right.state.padEnd(8))} ${right.verbs.join(' ')}: ${plainLine(`${what}${names}`)}${where}\n           ${ink.dim(right.why)}\n`;
    })
    .join('');
};
