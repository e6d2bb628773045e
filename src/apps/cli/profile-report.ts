import { type Profile, parseProfile, versionText } from '../../analysis/profiles/profile.ts';
import { SeawallError } from '../../model/error.ts';
import { nameOf } from '../../model/resource.ts';
import { terminal } from '../../platform/terminal.ts';
import { inkOf } from '../../sinks/ink.ts';
import { plainLine } from '../../sinks/plain.ts';
import { counted } from '../../sinks/summary.ts';
import type { PlacedResult, ProfileReport } from '../profile/check.ts';
import { type ExitStatus, exit } from './command.ts';
import type { Values } from './option.ts';

/** Prints the report, and says with which status to end. */
export const tell = (report: ProfileReport, values: Values): ExitStatus => {
  terminal.write(values.value('output') === 'json' ? toJson(report) : toTable(report));
  if (report.problems.length > 0 && !values.flag('quiet'))
    terminal.warn(`seawall: partial: ${counted(report.problems.length, 'problem')}, see the report\n`);
  if (values.value('fail-on') !== undefined && report.results.some(({ allowed }) => !allowed))
    return exit.failed;
  return values.flag('strict') && report.problems.length > 0 ? exit.partial : exit.done;
};

/** The profile that the command line names. */
export const profileFrom = (values: Values): Profile => {
  const parsed = parseProfile(values.value('profile') ?? 'restricted');
  if (!parsed.ok) throw new SeawallError('usage', parsed.detail);
  return parsed.profile;
};

const toJson = ({ results, problems }: ProfileReport): string => {
  const rows = results.map(({ resource, location, level, version, allowed, violations }) => ({
    resource: resource.reference,
    location,
    profile: level,
    version: versionText(version),
    allowed,
    violations,
  }));
  return `${JSON.stringify({ results: rows, problems })}\n`;
};

const toTable = ({ results, problems }: ProfileReport): string => {
  const ink = inkOf(terminal.isColour);
  const render = ({ resource, location, allowed, violations }: PlacedResult): string =>
    `${allowed ? ink.green('allowed') : ink.red('refused')}  ${ink.bold(plainLine(nameOf(resource.reference)))}  ${ink.dim(plainLine(`${location.file}:${location.line}`))}\n${violations
      .map(({ control, detail }) => `         ${control}: ${plainLine(detail)}\n`)
      .join('')}`;
  const refused = results.filter(({ allowed }) => !allowed).length;
  return [
    ...results.map(render),
    ...problems.map(
      ({ code, file, line, detail }) =>
        `PROBLEM  ${code}  ${plainLine(file)}:${line ?? 1}\n         ${plainLine(detail)}\n`,
    ),
    `${counted(results.length, 'workload')}, ${refused} refused\n`,
  ].join('');
};
