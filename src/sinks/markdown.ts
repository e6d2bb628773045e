import type { Entry, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { type Group, groupByObject } from './grouping.ts';
import { plainLine } from './plain.ts';
import { scorecardMarkdown } from './scorecard/markdown.ts';
import type { Sink } from './sink.ts';
import { counted, headline, scope, severityCounts, sourceCounts, sourceNames } from './summary.ts';

/** A comment on GitHub may have 65,536 characters; GitLab takes more. What does not fit is counted. */
const characters = 64_000;

/** Foreign words in Markdown: nothing of them may become markup, a mention or a link. */
const escapeMarkdown = (text: string): string =>
  plainLine(text).replace(/[\\`*_{}[\]()#+!|<>~@&-]/g, (character) => `&#${character.codePointAt(0)};`);

/** Inline code with a fence longer than any run of backticks inside. */
const code = (text: string): string => {
  const longest = Math.max(0, ...(plainLine(text).match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${plainLine(text)}${pad}${fence}`;
};

const render = (report: Report): readonly string[] => {
  const pieces = [head(report), ...report.scorecards.map((card) => scorecardMarkdown(card, escapeMarkdown))];
  let left = characters - pieces.join('').length - 500;
  const groups = groupByObject(report.entries);
  let shown = 0;
  for (const group of groups) {
    const text = section(group);
    if (text.length > left) break;
    left -= text.length;
    pieces.push(text);
    shown += group.entries.length;
  }
  if (shown < report.entries.length)
    pieces.push(`\n… and ${counted(report.entries.length - shown, 'finding')} more: see the full report.\n`);
  pieces.push(problems(report, left));
  return pieces;
};

const head = (report: Report): string => {
  const rows = severityCounts(report.entries).map(([severity, count]) => `| ${severity} | ${count} |\n`);
  const sources = sourceCounts(report.entries)
    .map(([source, count]) => `${sourceNames[source]} ${count}`)
    .join(' · ');
  return `## Seawall: ${headline(report)}\n\n${scope(report)}${report.problems.length > 0 ? ', **partial**' : ''}.\n\n${
    rows.length === 0
      ? ''
      : `| severity | findings |\n| --- | ---: |\n${rows.join('')}\nBy source of compromise: ${sources}.\n\n`
  }`;
};

const section = ({ resource, entries }: Group): string =>
  `<details${entries[0]?.finding.severity === 'critical' ? ' open' : ''}><summary>${escapeMarkdown(nameOf(resource.reference))}: ${severityCounts(
    entries,
  )
    .map(([severity, count]) => `${count} ${severity}`)
    .join(', ')}</summary>\n\n${entries.map(item).join('')}\n</details>\n\n`;

const item = ({ finding, location, patches }: Entry): string => {
  const place = location === undefined ? '' : ` ${code(`${location.file}:${location.line}`)}`;
  const diff = patches.flatMap((patch) => [
    ...patch.removed.map((line) => `- ${line}`),
    ...patch.added.map((line) => `+ ${line}`),
  ]);
  const repair =
    diff.length === 0
      ? `  ${finding.remedy === undefined ? '' : escapeMarkdown(finding.remedy.words)}\n`
      : `\n  ${fenceFor(diff)}diff\n${diff.map((line) => `  ${plainLine(line)}\n`).join('')}  ${fenceFor(diff)}\n`;
  return `- **${finding.severity}** ${code(finding.check)}${place}<br>${escapeMarkdown(finding.detail)}<br>\n${repair}`;
};

const fenceFor = (lines: readonly string[]): string =>
  '`'.repeat(Math.max(3, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length + 1))));

const problems = (report: Report, left: number): string => {
  if (report.problems.length === 0) return '';
  const rows = report.problems.map(
    (problem) =>
      `- ${code(problem.code)} ${code(`${problem.file}:${problem.line ?? 1}`)} ${escapeMarkdown(problem.detail)}\n`,
  );
  let room = left;
  const shown = rows.filter((row) => {
    room -= row.length;
    return room > 0;
  });
  return `### Not looked at\n\n${shown.join('')}${shown.length < rows.length ? `- … and ${rows.length - shown.length} more\n` : ''}`;
};

export const markdown: Sink = {
  id: 'markdown',
  title: 'Markdown, fit for a pull-request comment',
  mediaType: 'text/markdown',
  render,
};
