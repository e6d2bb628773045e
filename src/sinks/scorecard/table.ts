import type { Scorecard, ScorecardRow } from '../../model/scorecard.ts';
import type { Ink } from '../ink.ts';
import { plainLine } from '../plain.ts';
import { sourceNames } from '../summary.ts';
import { indented } from '../wrap.ts';
import { figures, groundOf, rowsByVerdict } from './figures.ts';

/** A scorecard for a terminal. */
export const scorecardTable = (card: Scorecard, ink: Ink, width: number): string =>
  [
    `${ink.bold(`${card.title} ${card.version}`)}\n${figures(card.total)}\n`,
    ...card.sources.map(({ source, tally }) => `  ${sourceNames[source].padEnd(18)} ${figures(tally)}\n`),
    '\n',
    ...rowsByVerdict(card).map((row) => renderRow(row, ink, width)),
    '\n',
  ].join('');

const renderRow = (row: ScorecardRow, ink: Ink, width: number): string => {
  const verdict = row.verdict.padEnd(14);
  const shown = {
    met: ink.green,
    violated: ink.red,
    unknown: ink.dim,
    attested: ink.blue,
    'not-applicable': ink.dim,
  }[row.verdict];
  const head = `${shown(verdict)} ${ink.bold(row.id.padEnd(12))} ${plainLine(row.title)}\n`;
  const ground =
    row.verdict === 'not-applicable'
      ? ''
      : ink.dim(indented(plainLine(groundOf(row)), ' '.repeat(15), width));
  const repair =
    row.verdict === 'violated' ? indented(`→ ${plainLine(row.repair)}`, ' '.repeat(15), width) : '';
  return `${head}${ground}${repair}`;
};
