import { sha256 } from '../model/hash.ts';
import type { Entry, Frame, Report } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { severities } from '../model/severity.ts';
import { chart } from './html/chart.ts';
import { escapeHtml } from './html/escape-html.ts';
import { script } from './html/script.ts';
import { stylesheet } from './html/stylesheet.ts';
import { scorecardHtml } from './scorecard/html.ts';
import type { Sink } from './sink.ts';
import { counted, headline, scope, severityCounts, sourceCounts, sourceNames } from './summary.ts';

/** One file that needs nothing else: no script or style from elsewhere can load, and only our own script may run (Content Security Policy 3). */
const render = (report: Report): readonly string[] => [
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hashOf(script)}'; img-src data:">\n`,
  '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n',
  `<title>Seawall report</title>\n<style>${stylesheet}</style>\n</head>\n<body>\n`,
  header(report),
  summary(report),
  ...report.scorecards.map(scorecardHtml),
  '<main>\n',
  filters(report),
  '<ol id="findings" class="findings">\n',
  ...report.entries.map((entry, index) => item(entry, index, report)),
  '</ol>\n<p id="none" hidden>No finding matches the filter.</p>\n',
  problems(report),
  accepted(report),
  `</main>\n<script>${script}</script>\n</body>\n</html>\n`,
];

/** CSP wants the hash in base64; ours is hexadecimal. */
const hashOf = (text: string): string => {
  const hex = sha256(text);
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))));
};

const header = (report: Report): string =>
  `<header>\n<h1>Seawall</h1>\n<p>${escapeHtml(headline(report))}, ${escapeHtml(scope(report))}.${
    report.time === undefined ? '' : ` <time>${escapeHtml(report.time)}</time>`
  }</p>\n${report.problems.length > 0 ? `<p class="partial">Partial: ${counted(report.problems.length, 'problem')}. What they hold was <a href="#problems">not looked at</a>.</p>\n` : ''}</header>\n`;

const summary = (report: Report): string =>
  `<section class="summary" aria-label="Summary">\n${chart('By severity', severityCounts(report.entries))}${chart(
    'By source of compromise',
    sourceCounts(report.entries).map(([source, count]) => [sourceNames[source], count] as const),
  )}${chart('By check, the ten most frequent', frequentChecks(report))}</section>\n`;

const frequentChecks = (report: Report): readonly (readonly [string, number])[] =>
  [...Map.groupBy(report.entries, ({ finding }) => finding.check)]
    .map(([check, entries]) => [check, entries.length] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10);

const filters = (report: Report): string => {
  const present = severities.filter((severity) =>
    report.entries.some(({ finding }) => finding.severity === severity),
  );
  const namespaces = [
    ...new Set(report.entries.map(({ finding }) => finding.resource.reference.namespace ?? '')),
  ].sort();
  const checks = [...new Set(report.entries.map(({ finding }) => finding.check))].sort();
  return `<form class="filters" aria-label="Filter">\n<input type="search" id="text" placeholder="Search findings" aria-label="Search findings">\n${present
    .map(
      (severity) =>
        `<label class="chip ${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>\n`,
    )
    .join(
      '',
    )}<select id="namespace" aria-label="Namespace"><option value="*">all namespaces</option>${namespaces
    .map(
      (namespace) =>
        `<option value="${escapeHtml(namespace)}">${namespace === '' ? '(none)' : escapeHtml(namespace)}</option>`,
    )
    .join('')}</select>\n<select id="check" aria-label="Check"><option value="*">all checks</option>${checks
    .map((check) => `<option>${escapeHtml(check)}</option>`)
    .join('')}</select>\n<output id="count"></output>\n</form>\n`;
};

const item = (entry: Entry, index: number, report: Report): string => {
  const { finding, location } = entry;
  const words = report.checks.get(finding.check);
  const place = location === undefined ? '' : `${location.file}:${location.line}`;
  const about = location?.precision === 'approximate' ? ' <span class="about">about</span>' : '';
  return `<li data-severity="${finding.severity}" data-namespace="${escapeHtml(finding.resource.reference.namespace ?? '')}" data-check="${escapeHtml(finding.check)}"><details${index < 3 ? ' open' : ''}><summary><span class="badge ${finding.severity}">${finding.severity}</span> <span class="check">${escapeHtml(finding.check)}</span> <span class="object">${escapeHtml(nameOf(finding.resource.reference))}</span> <span class="place">${escapeHtml(place)}${about}</span><span class="detail">${escapeHtml(finding.detail)}</span></summary>
<div class="body">${code(entry)}${words === undefined ? '' : `<p>${escapeHtml(words.rationale)}</p>`}${because(entry)}${repair(entry)}${controls(entry)}</div></details></li>\n`;
};

const code = (entry: Entry): string => {
  const { frame, location } = entry;
  if (frame === undefined || location === undefined || location.precision === 'file') return '';
  return `<pre class="code"><code>${frame.lines.map((line, index) => codeLine(line, frame, index, location.line)).join('')}</code></pre>`;
};

const codeLine = (line: string, frame: Frame, index: number, at: number): string => {
  const number = frame.start + index;
  const shown = line.length > 200 ? `${line.slice(0, 199)}…` : line;
  return `<span class="line${number === at ? ' at' : ''}"><span class="number">${number}</span>${escapeHtml(shown)}\n</span>`;
};

const because = ({ finding }: Entry): string =>
  finding.because === undefined
    ? ''
    : `<p>Because of ${finding.because.map((one) => `<code>${escapeHtml(one)}</code>`).join(', ')}.</p>`;

const repair = ({ finding, patches }: Entry): string => {
  const safety = finding.remedy === undefined ? '' : ` <span class="safety">${finding.remedy.safety}</span>`;
  const diff = patches
    .map((patch) =>
      [
        ...patch.removed.map((line) => `<del>- ${escapeHtml(line)}\n</del>`),
        ...patch.added.map((line) => `<ins>+ ${escapeHtml(line)}\n</ins>`),
      ].join(''),
    )
    .join('');
  const words =
    finding.remedy === undefined
      ? ''
      : `<p><strong>What to do:</strong> ${escapeHtml(finding.remedy.words)}${safety}</p>`;
  return `${words}${diff === '' ? '' : `<pre class="diff"><code>${diff}</code></pre>`}`;
};

const controls = ({ finding }: Entry): string => {
  const ids = Object.entries(finding.controls).flatMap(([framework, all]) =>
    (all ?? []).map((id) => `${framework} ${id}`),
  );
  return ids.length === 0
    ? ''
    : `<p class="controls">${ids.map((id) => `<span>${escapeHtml(id)}</span>`).join(' ')}</p>`;
};

const problems = (report: Report): string => {
  if (report.problems.length === 0) return '';
  const rows = report.problems.map(
    (problem) =>
      `<tr><td><code>${problem.code}</code></td><td>${escapeHtml(problem.file)}${problem.line === undefined ? '' : `:${problem.line}`}</td><td>${escapeHtml(problem.detail)}</td></tr>\n`,
  );
  return `<section id="problems"><h2>Not looked at</h2>\n<table><thead><tr><th>problem</th><th>place</th><th>what</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>\n`;
};

const accepted = (report: Report): string => {
  if (report.accepted.length === 0) return '';
  const rows = report.accepted.map(
    ({ finding }) =>
      `<tr><td>${escapeHtml(finding.check)}</td><td>${escapeHtml(nameOf(finding.resource.reference))}</td><td>${escapeHtml(finding.acceptance?.reason ?? '')}</td><td>${escapeHtml(finding.acceptance?.owner ?? '')}</td><td>${escapeHtml(finding.acceptance?.expires ?? 'never')}</td></tr>\n`,
  );
  return `<section id="accepted"><h2>Accepted</h2>\n<table><thead><tr><th>check</th><th>object</th><th>reason</th><th>owner</th><th>expires</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>\n`;
};

export const html: Sink = { id: 'html', title: 'one self-contained page', mediaType: 'text/html', render };
