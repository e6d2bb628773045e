import type { Scorecard } from '../../model/scorecard.ts';
import { sourceNames } from '../summary.ts';
import { figures, groundOf, rowsByVerdict } from './figures.ts';

/** Rows that a comment shows: violated ones. The rest is in the other reports. */
const shown = 40;

/** A scorecard as Markdown. Its words are ours but for names in the evidence, which `escapeText` takes care of. */
export const scorecardMarkdown = (card: Scorecard, escapeText: (text: string) => string): string => {
  const violated = rowsByVerdict(card).filter(({ verdict }) => verdict === 'violated');
  return [
    `### ${card.title} ${card.version}\n\n**${figures(card.total)}**\n\n`,
    '| source of compromise | figures |\n| --- | --- |\n',
    ...card.sources.map(({ source, tally }) => `| ${sourceNames[source]} | ${figures(tally)} |\n`),
    violated.length === 0 ? '' : '\n| violated | evidence |\n| --- | --- |\n',
    ...violated
      .slice(0, shown)
      .map((row) => `| ${row.id} ${escapeText(row.title)} | ${escapeText(groundOf(row))} |\n`),
    violated.length > shown ? `\n… and ${violated.length - shown} more\n` : '',
    '\n',
  ].join('');
};
