import type { Scorecard, ScorecardRow, Tally } from '../../model/scorecard.ts';
import { escapeHtml } from '../html/escape-html.ts';
import { sourceNames } from '../summary.ts';
import { figures, groundOf, rowsByVerdict } from './figures.ts';

/** A scorecard as a section of the page. */
export const scorecardHtml = (card: Scorecard): string =>
  `<section class="scorecard"><h2>${escapeHtml(`${card.title} ${card.version}`)}</h2>\n<p class="figures">${escapeHtml(figures(card.total))}</p>${bar(card.total)}
<table><thead><tr><th>source of compromise</th><th>figures</th></tr></thead><tbody>${card.sources
    .map(
      ({ source, tally }) =>
        `<tr><td>${sourceNames[source]}</td><td>${escapeHtml(figures(tally))}${bar(tally)}</td></tr>`,
    )
    .join('')}</tbody></table>
<details><summary>${card.rows.length} recommendations</summary><table><thead><tr><th>verdict</th><th>id</th><th>recommendation</th><th>evidence</th><th>repair</th></tr></thead><tbody>${rowsByVerdict(
    card,
  )
    .map(row)
    .join('')}</tbody></table></details></section>\n`;

const row = (one: ScorecardRow): string =>
  `<tr><td><span class="verdict ${one.verdict}">${one.verdict}</span></td><td>${escapeHtml(one.id)}</td><td>${escapeHtml(one.title)}</td><td>${escapeHtml(groundOf(one))}</td><td>${escapeHtml(one.repair)}</td></tr>\n`;

/** The shares of the verdicts as one bar. */
const bar = ({ met, attested, violated, unknown }: Tally): string => {
  const all = Math.max(1, met + attested + violated + unknown);
  let x = 0;
  const parts = (
    [
      ['met', met],
      ['attested', attested],
      ['violated', violated],
      ['unknown', unknown],
    ] as const
  ).map(([verdict, count]) => {
    const width = (count / all) * 400;
    const part = `<rect class="share ${verdict}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10"/>`;
    x += width;
    return part;
  });
  return `<svg class="shares" viewBox="0 0 400 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
};
