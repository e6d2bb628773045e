import type { Check, Example } from '../../src/analysis/posture/check.ts';
import { checks, checksByArea } from '../../src/analysis/posture/checks.ts';
import { type Generated, markdownTable } from './generated.ts';

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\`\n`;

const exampleText = (example: Example): string => {
  if ('dockerfile' in example) return fence('dockerfile', example.dockerfile);
  return fence('yaml', 'spec' in example ? `# pod spec\n${example.spec}` : example.objects);
};

const exampleSection = (example: Example): string => {
  const places = example.violations.map((path) => `\`${path}\``).join(', ');
  return `### ${example.violations.length === 0 ? 'Fine' : 'Found'}: ${example.name}\n\n${exampleText(example)}${places === '' ? '' : `\nReported at ${places}.\n`}`;
};

const parametersSection = (check: Check): string => {
  const rows = Object.entries(check.parameters).map(([name, parameter]) => [
    `\`${name}\``,
    parameter.type,
    `\`${JSON.stringify(parameter.default)}\``,
    parameter.description,
  ]);
  return rows.length === 0
    ? ''
    : `\n## Parameters\n\n${markdownTable(['name', 'type', 'default', 'meaning'], rows)}`;
};

const controlsSection = (check: Check): string => {
  const rows = Object.entries(check.controls).map(([framework, ids]) => [framework, (ids ?? []).join(', ')]);
  return rows.length === 0 ? '' : `\n## Controls\n\n${markdownTable(['framework', 'ids'], rows)}`;
};

const pageOf = (check: Check): string =>
  [
    `# ${check.id}\n\n${check.title}.\n\n`,
    markdownTable(
      ['severity', 'looks at', 'repair', 'runs', 'source of compromise'],
      [[check.severity, check.target.title, check.remedy.safety, check.runs, check.sources.join(', ')]],
    ),
    `\n## Why\n\n${check.rationale}\n\n## What to do\n\n${check.remedy.words}\n`,
    parametersSection(check),
    controlsSection(check),
    `\n## Examples\n\n${check.examples.map(exampleSection).join('\n')}`,
  ].join('');

const indexOf = (area: string, members: readonly Check[]): string =>
  `\n## ${area} (${members.length})\n\n${markdownTable(
    ['check', 'severity', 'what should be'],
    members.map((check) => [`[${check.id}](checks/${check.id}.md)`, check.severity, check.title]),
  )}`;

/** One page a check, and the list of them. */
export const checkPages = (): readonly Generated[] => [
  {
    path: 'docs/generated/checks.md',
    text: `# Checks\n\n${checks.length} checks. \`seawall explain ID\` shows the same on a terminal.\n${Object.entries(
      checksByArea,
    )
      .filter(([, members]) => members.length > 0)
      .map(([area, members]) => indexOf(area, members))
      .join('')}`,
  },
  ...checks.map((check) => ({ path: `docs/generated/checks/${check.id}.md`, text: pageOf(check) })),
];
