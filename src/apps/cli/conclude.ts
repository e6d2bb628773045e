import type { Entry, Report } from '../../model/report.ts';
import { isSeverity, reaches } from '../../model/severity.ts';
import { terminal } from '../../platform/terminal.ts';
import { counted } from '../../sinks/summary.ts';
import { writeBaseline } from '../exceptions/baseline.ts';
import { type ExitStatus, exit } from './command.ts';
import { deliver, type Output, writeReport } from './deliver.ts';
import type { Values } from './option.ts';

/** Writes a report where it should go, and says with which status to end. */
export const conclude = (report: Report, values: Values, outputs: readonly Output[]): ExitStatus => {
  deliver(report, outputs);
  const baseline = values.value('write-baseline');
  if (baseline !== undefined)
    writeReport(baseline, [writeBaseline([...report.entries, ...report.accepted.filter(isKnownBefore)])]);
  return statusOf(report, values.value('fail-on'), values.flag('strict'), values.flag('quiet'));
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
