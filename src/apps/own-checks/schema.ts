import { compromiseSources, frameworkIds } from '../../model/control.ts';
import { severities } from '../../model/severity.ts';
import { apiVersion, longestReason } from './read-own-check.ts';

const text = (description: string) => ({ type: 'string', description });
const textList = { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const closed = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const pointer = {
  type: 'string',
  pattern: '^(/.*)?$',
  description: 'A JSON Pointer, such as /spec/replicas.',
};

const parameter = closed(['type', 'default', 'description'], {
  type: { enum: ['integer', 'string', 'strings', 'boolean'] },
  default: { description: 'What holds when nobody sets it.' },
  description: text('What it decides.'),
});

const validation = closed(['expression'], {
  expression: text('CEL. true is well, false is not; or a list of violations, each with path and detail.'),
  message: text('What is said when the expression is false.'),
  messageExpression: text('CEL that gives the message.'),
  path: pointer,
  pathExpression: text('CEL that gives the path.'),
});

const operation = closed(['op'], {
  op: { enum: ['set', 'add', 'replace', 'remove'] },
  path: pointer,
  pathExpression: text('CEL that gives the path. Without a path the violated place is meant.'),
  value: {},
  valueExpression: text('CEL that gives the value.'),
});

const example = closed(['name', 'violations'], {
  name: text('What it shows.'),
  spec: { description: 'A pod spec, written out or as a text of YAML.' },
  objects: { description: 'An object, a list of objects, or a text of YAML documents.' },
  violations: {
    description:
      'The paths that must be reported; with several objects each after its object: Service/web /spec/selector.',
    ...textList,
  },
  parameters: { type: 'object' },
});

const spec = closed(['title', 'reason', 'rationale', 'match', 'validations', 'remedy', 'examples'], {
  title: text('What should be the case.'),
  severity: { enum: severities, default: 'medium' },
  reason: { ...text('A few words without values.'), maxLength: longestReason },
  rationale: text('What an attacker gains, or what breaks, when it is not the case.'),
  controls: {
    description: 'Ids of controls that the check answers, by framework.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(frameworkIds.map((id) => [id, textList])),
  },
  sources: { type: 'array', items: { enum: compromiseSources } },
  runs: { enum: ['always', 'on-request'], default: 'always' },
  match: {
    description:
      'pods, for every pod spec in any kind; or kinds as group/Kind, the core group being empty: /Service.',
    ...textList,
  },
  parameters: { type: 'object', additionalProperties: parameter },
  variables: {
    type: 'array',
    items: closed(['name', 'expression'], {
      name: text('Used as variables.NAME.'),
      expression: text('CEL; may use the variables before it.'),
    }),
  },
  validations: { type: 'array', minItems: 1, items: validation },
  remedy: closed(['words'], {
    safety: { enum: ['safe', 'tightening', 'choice'], default: 'choice' },
    words: text('What to do, as one sentence.'),
    operations: { type: 'array', items: operation },
  }),
  examples: { type: 'array', minItems: 2, items: example },
});

/** JSON Schema of an own check, for editors. What CEL says is beyond it: `seawall check test` reads everything. */
export const ownCheckSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://seawall.dev/schemas/check.schema.json',
  title: 'An own check of Seawall',
  ...closed(['apiVersion', 'kind', 'metadata', 'spec'], {
    apiVersion: { const: apiVersion },
    kind: { const: 'Check' },
    metadata: closed(['name'], {
      name: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
      labels: { type: 'object' },
      annotations: { type: 'object' },
    }),
    spec,
  }),
};
