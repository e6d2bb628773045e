import type { Entry, Frame, Report } from '../model/report.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { type Group, groupByObject } from './grouping.ts';
import { type Ink, inkOf } from './ink.ts';
import { plain, plainLine } from './plain.ts';
import { scorecardTable } from './scorecard/table.ts';
import type { Sink, Style } from './sink.ts';
import { counted, headline, scope, sourceCounts, sourceNames } from './summary.ts';
import { indented, wrap } from './wrap.ts';

/** Findings that are shown with frame, reason and repair; the others get a line each. A screen nobody reads helps nobody. */
const shownWhole = 60;

/** Lines that one frame may take. */
const frameLines = 3;

/** Lines of a patch that are shown. */
const patchLines = 12;

/** Findings over which even the lines are cut: per check and severity, the first ones and a count. */
const shownInLine = 1_000;

interface Page {
  readonly report: Report;
  readonly ink: Ink;
  readonly width: number;
  /** Checks whose reason was given already. */
  readonly explained: Set<string>;
  /** Entries that get the whole treatment. */
  readonly whole: ReadonlySet<Entry>;
}

const render = (report: Report, style: Style): readonly string[] => {
  const shown = report.entries.slice(0, shownInLine);
  const page: Page = {
    report,
    ink: inkOf(style.colour),
    width: Math.min(style.width, 110),
    explained: new Set(),
    whole: new Set(
      shown
        .filter(({ finding }) => finding.severity !== 'low' && finding.severity !== 'info')
        .slice(0, shownWhole),
    ),
  };
  return [
    ...groupByObject(shown).map((group) => renderGroup(group, page)),
    ...report.problems.map((problem) => renderProblem(problem, page)),
    ...report.scorecards.map((card) => scorecardTable(card, page.ink, page.width)),
    renderSummary(page, report.entries.length - shown.length),
  ];
};

const renderGroup = ({ resource, entries }: Group, page: Page): string => {
  const file = fileOf(resource);
  return `${page.ink.bold(plainLine(nameOf(resource.reference)))}  ${page.ink.dim(plainLine(file))}\n${entries
    .map((entry) => renderEntry(entry, page))
    .join('')}\n`;
};

/** The file that most of the object is in; parts of a kustomized one may come from another. */
const fileOf = ({ origin }: Resource): string => {
  if (origin.kind === 'cluster') return origin.context;
  return origin.kind === 'rendered' ? origin.source : origin.path;
};

const placeText = ({ finding, location }: Entry): string => {
  if (location === undefined) return '';
  const isElsewhere = location.file !== fileOf(finding.resource);
  if (location.precision === 'file') return isElsewhere ? location.file : '';
  const about = location.precision === 'approximate' ? ' (about)' : '';
  return isElsewhere ? `${location.file}:${location.line}${about}` : `line ${location.line}${about}`;
};

const renderEntry = (entry: Entry, page: Page): string => {
  const { finding } = entry;
  const { ink, width } = page;
  const badge = ink.severity(finding.severity, finding.severity.toUpperCase().padEnd(8));
  const shown = placeText(entry);
  const place = shown === '' ? '' : `  ${ink.dim(plainLine(shown))}`;
  const head = `  ${badge} ${ink.bold(plainLine(finding.check))}${place}\n${indented(plainLine(finding.detail), '    ', width)}`;
  if (!page.whole.has(entry)) return head;
  return `${head}${renderFrame(entry, page)}${renderWhy(entry, page)}${renderRemedy(entry, page)}`;
};

const cut = (line: string, width: number): string => {
  const limit = Math.min(width, 200);
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
};

const renderFrame = ({ frame, location }: Entry, { ink, width }: Page): string => {
  if (frame === undefined || location === undefined || location.precision === 'file') return '';
  const first = Math.max(0, Math.min(location.line - frame.start, frame.lines.length - 1));
  const last = Math.min(first + frameLines, location.endLine - frame.start + 1);
  const gutter = String(frame.start + last).length;
  return frame.lines
    .slice(first, Math.max(last, first + 1))
    .map((line, index) =>
      frameLine(line, frame.start + first + index, { frame, gutter, ink, width, location }),
    )
    .join('');
};

const frameLine = (
  line: string,
  number: number,
  look: {
    readonly frame: Frame;
    readonly gutter: number;
    readonly ink: Ink;
    readonly width: number;
    readonly location: NonNullable<Entry['location']>;
  },
): string => {
  const { gutter, ink, width, location } = look;
  const text = `    ${ink.blue(`${String(number).padStart(gutter)} │`)} ${cut(plainLine(line.trimEnd()), width - gutter - 8)}\n`;
  if (number !== location.line) return text;
  const end = location.endLine === location.line ? location.endColumn : line.trimEnd().length + 1;
  const length = Math.max(1, Math.min(end - location.column, width - gutter - 7 - location.column));
  return `${text}    ${' '.repeat(gutter)} ${ink.blue('│')} ${' '.repeat(location.column - 1)}${ink.red('^'.repeat(length))}\n`;
};

const renderWhy = ({ finding }: Entry, { report, explained, ink, width }: Page): string => {
  const because = (finding.because ?? [])
    .map((one) => indented(`because of ${plainLine(one)}`, '    ', width))
    .join('');
  const words = report.checks.get(finding.check);
  if (words === undefined || explained.has(finding.check)) return because;
  explained.add(finding.check);
  return `${because}${ink.dim(indented(plain(words.rationale), '    ', width))}`;
};

const renderRemedy = ({ finding, patches }: Entry, { ink, width }: Page): string => {
  const lines = patches.flatMap((patch) => [
    ...patch.removed.map((line) => ink.red(`    - ${cut(plainLine(line), width - 6)}`)),
    ...patch.added.map((line) => ink.green(`    + ${cut(plainLine(line), width - 6)}`)),
  ]);
  if (lines.length > 0)
    return `${lines.slice(0, patchLines).join('\n')}\n${lines.length > patchLines ? `    … ${counted(lines.length - patchLines, 'more line')}\n` : ''}`;
  return finding.remedy === undefined ? '' : indented(`→ ${plainLine(finding.remedy.words)}`, '    ', width);
};

const renderProblem = (problem: Report['problems'][number], { ink, width }: Page): string => {
  const place =
    problem.line === undefined ? problem.file : `${problem.file}:${problem.line}:${problem.column ?? 1}`;
  return `${ink.severity('unknown', 'PROBLEM ')} ${ink.bold(problem.code)}  ${plainLine(place)}\n${indented(plainLine(problem.detail), '    ', width)}\n`;
};

const renderSummary = ({ report, ink, width }: Page, cutAway: number): string => {
  const { entries, accepted, problems } = report;
  const asIs = (text: string): string => text;
  const lines: readonly (readonly [string, (text: string) => string])[] = [
    [`${headline(report)}, ${scope(report)}`, ink.bold],
    ...(entries.length > 0 ? [[bySource(report), asIs] as const] : []),
    ...(cutAway > 0
      ? [[`${cutAway} of them are not shown here: -o json or -o html=FILE has all`, asIs] as const]
      : []),
    ...(accepted.length > 0 ? [[`${accepted.length} accepted: ${acceptedBy(report)}`, asIs] as const] : []),
    ...(problems.length > 0
      ? [
          [
            `partial: ${counted(problems.length, 'problem')}, see above: what they hold was not looked at`,
            unknown(ink),
          ] as const,
        ]
      : []),
    ...(entries.length > 0
      ? [['seawall explain CHECK says more; seawall fix PATH writes the safe repairs', ink.dim] as const]
      : []),
  ];
  return lines
    .map(([text, paint]) =>
      wrap(text, width)
        .map((line) => `${paint(line)}\n`)
        .join(''),
    )
    .join('');
};

const unknown =
  (ink: Ink) =>
  (text: string): string =>
    ink.severity('unknown', text);

const bySource = (report: Report): string =>
  `by source of compromise: ${sourceCounts(report.entries)
    .map(([source, count]) => `${sourceNames[source]} ${count}`)
    .join(', ')}`;

const acceptedBy = (report: Report): string =>
  [...Map.groupBy(report.accepted, ({ finding }) => finding.acceptance?.by ?? 'exception')]
    .map(([by, entries]) => `${entries.length} by ${by}`)
    .join(', ');

/** For people: by object, the worst first, each with its line, why it matters and what would change. */
export const table: Sink = {
  id: 'table',
  title: 'for people, on a terminal',
  mediaType: 'text/plain',
  render,
};
