import type { Check, Example } from '../../analysis/posture/check.ts';
import type { RemedySafety } from '../../model/finding.ts';

const safetyWords: Readonly<Record<RemedySafety, string>> = {
  safe: '"seawall fix" writes it: what runs behaves as before',
  tightening: '"seawall fix --unsafe" writes it: it takes a right away that may be in use',
  choice: 'a person has to choose',
};

/** All that a check says, for a terminal. */
export const explainCheck = (check: Check): string =>
  [
    `${check.id}  (${check.severity})\n${check.title}.\n`,
    `Why\n  ${check.rationale}`,
    `What to do\n  ${check.remedy.words}\n  Repair: ${safetyText(check)}.`,
    `Looks at\n  ${check.target.title}${check.runs === 'on-request' ? `\n  Runs only on request: --include ${check.id}` : ''}`,
    parameters(check),
    controls(check),
    examples(check.examples),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const safetyText = ({ remedy }: Check): string =>
  remedy.safety === 'choice' || remedy.operations === undefined
    ? safetyWords.choice
    : safetyWords[remedy.safety];

const parameters = (check: Check): string => {
  const rows = Object.entries(check.parameters).map(
    ([name, parameter]) => `  ${name} = ${JSON.stringify(parameter.default)}  ${parameter.description}`,
  );
  return rows.length === 0 ? '' : `Parameters\n${rows.join('\n')}`;
};

const controls = (check: Check): string => {
  const rows = Object.entries(check.controls).map(
    ([framework, ids]) => `  ${framework}: ${(ids ?? []).join(', ')}`,
  );
  return rows.length === 0 ? '' : `Asked by\n${rows.join('\n')}`;
};

const examples = (all: readonly Example[]): string => {
  const found = all.find((example) => example.violations.length > 0);
  return found === undefined
    ? ''
    : `Example: ${found.name}\n${indent(textOf(found))}\n  → ${found.violations.join(', ')}`;
};

const textOf = (example: Example): string => {
  if ('dockerfile' in example) return example.dockerfile;
  return 'spec' in example ? `spec: ${example.spec}` : example.objects;
};

const indent = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
