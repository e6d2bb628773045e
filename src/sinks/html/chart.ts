import { escapeHtml } from './escape-html.ts';

/** A bar chart in SVG: label, bar and number a row. Widths are shares of the largest number. */
export const chart = (title: string, rows: readonly (readonly [string, number])[]): string => {
  const largest = Math.max(1, ...rows.map(([, count]) => count));
  const height = 24;
  const bars = rows.map(([label, count], index) => {
    const y = index * height;
    const width = Math.round((count / largest) * 170);
    const name = label.length > 36 ? `${label.slice(0, 35)}…` : label;
    return `<text x="245" y="${y + 16}" text-anchor="end">${escapeHtml(name)}</text><rect class="bar ${/^[a-z]+$/.test(label) ? label : ''}" x="255" y="${y + 4}" width="${Math.max(width, 1)}" height="16" rx="3"/><text x="${262 + width}" y="${y + 16}" class="figure">${count}</text>`;
  });
  return `<figure><figcaption>${escapeHtml(title)}</figcaption><svg viewBox="0 0 480 ${Math.max(height, rows.length * height)}" role="img" aria-label="${escapeHtml(
    `${title}: ${rows.map(([label, count]) => `${label} ${count}`).join(', ')}`,
  )}">${bars.join('')}</svg></figure>\n`;
};
