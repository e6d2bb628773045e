import type { Finding, RemedySafety } from '../../model/finding.ts';
import { nameOf } from '../../model/resource.ts';
import { plainLine } from '../../sinks/plain.ts';
import { counted } from '../../sinks/summary.ts';
import type { ChartHint } from './chart-hints.ts';
import type { Fixed } from './fix.ts';

/** What was done and what is left, for a terminal. */
export const renderFixed = ({ files, left, hints, problems }: Fixed): string =>
  [
    renderHints(hints),
    ...files.map(
      ({ file, objects }) =>
        `${plainLine(file)}\n${objects
          .map(
            ({ resource, findings }) => `  ${plainLine(nameOf(resource.reference))}: ${checksOf(findings)}\n`,
          )
          .join('')}`,
    ),
    ...problems.map(
      ({ code, file, line, detail }) =>
        `PROBLEM ${code} ${plainLine(file)}:${line ?? 1}\n  ${plainLine(detail)}\n`,
    ),
    files.length === 0 ? 'nothing to repair by itself' : `${counted(files.length, 'file')} repaired`,
    `; left: ${leftText(left)}\n`,
  ].join('');

/** `drop-all-capabilities ×2`. */
const checksOf = (findings: readonly Finding[]): string =>
  [...Map.groupBy(findings, ({ check }) => check)]
    .map(([check, all]) => (all.length === 1 ? check : `${check} ×${all.length}`))
    .join(', ');

const leftText = (left: readonly Finding[]): string => {
  if (left.length === 0) return 'nothing';
  const count = (safety: RemedySafety): number =>
    left.filter(({ remedy }) => remedy?.safety === safety).length;
  return [
    [count('tightening'), 'that may take a right away which is in use (--unsafe writes them)'],
    [count('choice'), 'that a person has to decide (seawall scan says what)'],
    [count('safe'), 'whose repair would break something else or cannot be written'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ');
};

/** Charts are changed by hand; each line says where, and which value would do it. */
export const renderHints = (hints: readonly ChartHint[]): string =>
  [...Map.groupBy(hints, ({ file }) => file)]
    .map(([file, own]) => `${plainLine(file)}  (a chart: change it by hand)\n${own.map(renderHint).join('')}`)
    .join('');

const renderHint = ({ line, precision, object, check, change, valuesKey }: ChartHint): string => {
  const place = { exact: `line ${line}`, approximate: `about line ${line}`, file: 'somewhere' }[precision];
  const values = valuesKey === undefined ? '' : `, or in the values: ${valuesKey}`;
  return `  ${place}  ${plainLine(`${object}: ${change}`)}${values}  (${check})\n`;
};
