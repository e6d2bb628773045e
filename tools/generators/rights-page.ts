import type { Right } from '../../src/apps/install/rights/right.ts';
import { rights } from '../../src/apps/install/rights/rights.ts';
import type { Condition } from '../../src/apps/install/template/part.ts';
import { type Generated, markdownTable } from './generated.ts';

const conditionWords = (condition: Condition): string => {
  switch (condition.is) {
    case 'set':
      return condition.values;
    case 'equal':
      return `${condition.values} is ${condition.to}`;
    case 'not':
      return `not ${conditionWords(condition.of)}`;
    case 'all':
      return condition.of.map(conditionWords).join(' and ');
    case 'any':
      return condition.of.map(conditionWords).join(' or ');
  }
};

const rowOf = ({
  group,
  resources,
  verbs,
  names,
  exactNames,
  within,
  when,
  why,
}: Right): readonly string[] => [
  group === '' ? 'core' : group,
  resources.join(', '),
  verbs.join(', '),
  [
    within,
    ...(names ?? []).map((name) => `named RELEASE-${name}`),
    ...(exactNames ?? []).map((name) => `named ${name}`),
  ].join(', '),
  when === undefined ? 'always' : conditionWords(when),
  why,
];

/** What each part of an installation may do, and why. */
export const rightsPage = (): readonly Generated[] => [
  {
    path: 'docs/generated/rights.md',
    text: `# Rights of an installation\n\n\`seawall status --rights\` shows the same, held against the cluster.\n${Object.entries(
      rights,
    )
      .map(
        ([role, own]) =>
          `\n## ${role}\n\n${markdownTable(['group', 'resources', 'verbs', 'where', 'when', 'why'], own.map(rowOf))}`,
      )
      .join('')}`,
  },
];
