import { SeawallError } from '../../../model/error.ts';
import { terminal } from '../../../platform/terminal.ts';
import { systemTimer } from '../../../platform/timer.ts';
import { plainLine } from '../../../sinks/plain.ts';
import { counted } from '../../../sinks/summary.ts';
import { Cluster } from '../../install/cluster/cluster.ts';
import { type Extent, uninstall } from '../../install/uninstall.ts';
import { connectFrom } from '../cluster-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import type { Values } from '../option.ts';
import { releaseFrom, waitMsFrom } from '../release-from.ts';

/** `seawall uninstall`: removes an installation; policies, their kinds and the volume stay unless told otherwise. */
export const run = async ({ values }: Invocation): Promise<ExitStatus> => {
  const release = releaseFrom(values);
  const extent = extentFrom(values);
  const connection = await connectFrom(values);
  let removed = 0;
  try {
    const { kept } = await uninstall(new Cluster(connection), {
      release,
      extent,
      timer: systemTimer,
      mostMs: waitMsFrom(values),
      onRemoved: (title) => {
        removed++;
        if (!values.flag('quiet')) terminal.write(`removed ${plainLine(title)}\n`);
      },
    });
    if (values.flag('quiet')) return exit.done;
    for (const title of kept) terminal.write(`kept    ${plainLine(title)}\n`);
    terminal.write(
      removed + kept.length === 0
        ? `There is no installation ${release.name} in namespace ${release.namespace}.\n`
        : `${counted(removed, 'object')} removed, ${kept.length} kept${kept.length === 0 ? '' : '; "seawall uninstall --purge" removes them too'}\n`,
    );
    return exit.done;
  } finally {
    connection.close();
  }
};

const extentFrom = (values: Values): Extent => {
  if (values.flag('generated') && values.flag('purge'))
    throw new SeawallError('usage', '--generated removes the least and --purge the most; give one of them');
  if (values.flag('purge')) return 'purge';
  return values.flag('generated') ? 'generated' : 'release';
};
