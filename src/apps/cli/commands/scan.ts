import { SeawallError } from '../../../model/error.ts';
import type { Entry, Report } from '../../../model/report.ts';
import { isSeverity, reaches } from '../../../model/severity.ts';
import { inFolder, withFolder } from '../../../platform/process.ts';
import { terminal } from '../../../platform/terminal.ts';
import { counted } from '../../../sinks/summary.ts';
import { clone, isGitUrl } from '../../../sources/repositories/clone.ts';
import { factsOf } from '../../cluster/facts-of.ts';
import { writeBaseline } from '../../exceptions/baseline.ts';
import { type Judging, judge, type ScanRequest, scan } from '../../scan/scan.ts';
import { asksForCluster, clusterFrom } from '../cluster-from.ts';
import { collectOptionsFrom } from '../collect-options-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { configured } from '../configured.ts';
import { deliver, type Output, readOutputs, writeReport } from '../deliver.ts';
import { exemptionsFrom } from '../exemptions-from.ts';
import type { Values } from '../option.ts';

/** `seawall scan`. */
export const run = async ({ values: given, positionals }: Invocation): Promise<ExitStatus> => {
  const { values, selection, attestations } = await configured(given);
  const outputs = readOutputs(values.list('output'));
  const judging: Judging = {
    ...selection,
    frameworks: values.list('framework'),
    attestations,
    exemptions: exemptionsFrom(values),
  };
  if (asksForCluster(values)) {
    const facts = await clusterFrom(values, positionals);
    return conclude(judge(factsOf(facts), judging), values, outputs);
  }
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

const conclude = (report: Report, values: Values, outputs: readonly Output[]): ExitStatus => {
  deliver(report, outputs);
  const baseline = values.value('write-baseline');
  if (baseline !== undefined)
    writeReport(baseline, [writeBaseline([...report.entries, ...report.accepted.filter(isKnownBefore)])]);
  return statusOf(report, values.value('fail-on'), values.flag('strict'), values.flag('quiet'));
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

/** 1 when something reaches the threshold, 3 when partial and strict; partial is always said on standard error. */
const statusOf = (
  report: Report,
  failOn: string | undefined,
  isStrict: boolean,
  isQuiet: boolean,
): ExitStatus => {
  if (report.problems.length > 0 && !isQuiet)
    terminal.warn(`seawall: partial: ${counted(report.problems.length, 'problem')}, see the report\n`);
  if (
    failOn !== undefined &&
    isSeverity(failOn) &&
    report.entries.some(({ finding }) => reaches(finding.severity, failOn))
  )
    return exit.failed;
  return isStrict && report.problems.length > 0 ? exit.partial : exit.done;
};

/** A new baseline keeps what the old one knew. */
const isKnownBefore = ({ finding }: Entry): boolean => finding.acceptance?.by === 'baseline';
