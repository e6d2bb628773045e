import type { Parameter } from '../../analysis/posture/parameter.ts';
import { severities } from '../../model/severity.ts';
import type { Option } from '../cli/option.ts';
import type { Vocabulary } from './read-configuration.ts';

const texts = { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

/** JSON Schema of seawall.yaml for editors, from the same tables by which the file is read. */
export const configurationSchema = ({ checks, options }: Vocabulary) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://seawall.dev/schemas/seawall.schema.json',
  title: 'seawall.yaml',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(
      options.flatMap((option) =>
        option.configuration === undefined ? [] : [[option.configuration, optionSchema(option)]],
      ),
    ),
    checks: { $ref: '#/$defs/checks' },
    profiles: {
      description: 'Named sets of settings, chosen by --profile.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: { include: texts, exclude: texts, checks: { $ref: '#/$defs/checks' } },
      },
    },
    attestations: {
      description: 'Controls that no machine decides, vouched for by a person for a time.',
      type: 'array',
      items: {
        type: 'object',
        required: ['control', 'by', 'reason', 'expires'],
        additionalProperties: false,
        properties: {
          control: { type: 'string' },
          says: { enum: ['attested', 'not-applicable'] },
          by: { type: 'string' },
          reason: { type: 'string' },
          expires: { type: 'string', description: 'A date such as 2027-01-31.' },
        },
      },
    },
  },
  $defs: {
    checks: {
      description: 'Settings of checks, by id.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        checks.map((check) => [
          check.id,
          {
            description: check.title,
            type: 'object',
            additionalProperties: false,
            properties: {
              enabled: { type: 'boolean' },
              severity: { enum: severities },
              ...(Object.keys(check.parameters).length === 0
                ? {}
                : {
                    parameters: {
                      type: 'object',
                      additionalProperties: false,
                      properties: Object.fromEntries(
                        Object.entries(check.parameters).map(([name, one]) => [name, parameterSchema(one)]),
                      ),
                    },
                  }),
            },
          },
        ]),
      ),
    },
  },
});

const optionSchema = ({ type, choices, description }: Option) => {
  const item = choices === undefined ? { type: 'string' } : { enum: choices };
  if (type === 'flag') return { description, type: 'boolean' };
  return type === 'value'
    ? { description, ...item }
    : { description, oneOf: [item, { type: 'array', items: item }] };
};

const parameterSchema = ({ type, default: value, description }: Parameter) => {
  const types = {
    integer: { type: 'integer' },
    string: { type: 'string' },
    boolean: { type: 'boolean' },
    strings: texts,
  };
  return { description, default: value, ...types[type] };
};
