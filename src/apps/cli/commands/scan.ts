import { SeawallError } from '../../../model/error.ts';
import type { Report } from '../../../model/report.ts';
import { inFolder, withFolder } from '../../../platform/process.ts';
import { clone, isGitUrl } from '../../../sources/repositories/clone.ts';
import { type ScanRequest, scan } from '../../scan/scan.ts';
import { asksForCluster } from '../asks-for-cluster.ts';
import { collectOptionsFrom } from '../collect-options-from.ts';
import type { ExitStatus, Invocation } from '../command.ts';
import { conclude } from '../conclude.ts';
import { readOutputs } from '../deliver.ts';
import { judgingFrom } from '../judging-from.ts';

/** `seawall scan`. */
export const run = async (invocation: Invocation): Promise<ExitStatus> => {
  if (asksForCluster(invocation.values)) return (await import('./scan-cluster.ts')).run(invocation);
  const { positionals } = invocation;
  const { values, judging } = await judgingFrom(invocation.values);
  const outputs = readOutputs(values.list('output'));
  const paths = positionals.length === 0 ? ['.'] : positionals;
  const report = scanWhere({ ...judging, paths, collecting: collectOptionsFrom(values) });
  if (report.scanned.files === 0 && report.problems.length === 0)
    throw new SeawallError(
      'nothing-to-scan',
      `nothing to scan in ${positionals.join(', ') || 'this folder'}`,
      ['Seawall reads .yaml, .yml and .json files, Helm charts, kustomizations and Dockerfiles.'],
    );
  return conclude(report, values, outputs);
};

/** A repository is scanned in a clone of its own, with paths as seen from its root; its own configuration is not ours. */
const scanWhere = (request: ScanRequest): Report => {
  const [first = ''] = request.paths;
  if (!request.paths.some(isGitUrl)) return scan(request);
  if (request.paths.length > 1)
    throw new SeawallError('usage', 'a repository is scanned alone', [
      `seawall scan ${request.paths.find(isGitUrl)}`,
    ]);
  return withFolder((folder) => {
    clone(first, folder);
    return inFolder(folder, () => scan({ ...request, paths: ['.'] }));
  });
};
