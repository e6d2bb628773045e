import { statusColumns } from './conditions.ts';
import { defineKind, type SpecOf } from './kind.ts';
import { atLeastOne, record, text, whole } from './schemas.ts';
import { selectionOf } from './selection.ts';

/** A logical environment: namespaces of clusters that rules speak of by one name. */
export const environment = defineKind({
  kind: 'Environment',
  plural: 'environments',
  singular: 'environment',
  shortNames: ['env'],
  scope: 'Cluster',
  description:
    'A logical environment, such as production: the chosen namespaces of the chosen clusters. Rules name it instead of listing namespaces again and again.',
  spec: record(
    'What belongs to the environment: every chosen namespace of every chosen cluster.',
    {
      description: text('What the environment is for, in a few words.', 1024),
      clusters: selectionOf('clusters', 'every cluster'),
      namespaces: selectionOf('namespaces', 'every namespace of the chosen clusters'),
    },
    {
      rules: [
        atLeastOne(
          ['clusters', 'namespaces'],
          'An environment of all namespaces of all clusters says nothing; give clusters or namespaces.',
        ),
      ],
    },
  ),
  status: {
    namespaces: whole('How many namespaces belong to it now, in all clusters that report.', {
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
    }),
  },
  columns: [
    {
      name: 'Clusters',
      type: 'string',
      path: '.spec.clusters.names',
      description: 'The clusters that are chosen by name.',
      shown: 'always',
    },
    {
      name: 'Namespaces',
      type: 'string',
      path: '.spec.namespaces.names',
      description: 'The namespaces that are chosen by name.',
      shown: 'always',
    },
    {
      name: 'Matched',
      type: 'integer',
      path: '.status.namespaces',
      description: 'How many namespaces belong to it now.',
      shown: 'always',
    },
    ...statusColumns,
  ],
  examples: [
    {
      name: 'by name',
      spec: 'description: what customers use\nclusters:\n  names: [eu-1, us-*]\nnamespaces:\n  names: [shop, payments]\n',
      faults: [],
    },
    {
      name: 'by label',
      spec: 'namespaces:\n  selector:\n    matchLabels: { stage: production }\n    matchExpressions:\n      - { key: team, operator: In, values: [shop, search] }\n      - { key: sandbox, operator: DoesNotExist }\n',
      faults: [],
    },
    { name: 'nothing chosen', spec: 'description: all\n', faults: ['/spec'] },
    { name: 'a misspelt field', spec: 'namespaces:\n  name: [shop]\n', faults: ['/spec/namespaces/name'] },
    {
      name: 'a selector that chooses all',
      spec: 'namespaces:\n  selector: {}\n',
      faults: ['/spec/namespaces/selector'],
    },
    {
      name: 'In without values',
      spec: 'namespaces:\n  selector:\n    matchExpressions:\n      - { key: team, operator: In }\n',
      faults: ['/spec/namespaces/selector/matchExpressions/0'],
    },
    {
      name: 'a name twice',
      spec: 'namespaces:\n  names: [shop, shop]\n',
      faults: ['/spec/namespaces/names/1'],
    },
    { name: 'an empty list', spec: 'namespaces:\n  names: []\n', faults: ['/spec/namespaces/names'] },
  ],
});

export type EnvironmentSpec = SpecOf<typeof environment>;
