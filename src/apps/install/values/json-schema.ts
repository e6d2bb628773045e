import { jsonSchemaOf } from '../../../model/kinds/json-schema.ts';
import { valuesSchema } from './values.ts';

const has = (path: string, demand: object): object =>
  path
    .split('.')
    .reverse()
    .reduce<object>((inner, key) => ({ properties: { [key]: inner }, required: [key] }), demand);

/** Written so that no object of ours looks like a promise. */
const implies = (condition: object, demand: object): object =>
  Object.fromEntries([
    ['if', condition],
    ['then', demand],
  ]);

const atMostOne = { maximum: 1 };

/** The schema by which Helm holds values: ours, with the rules between fields in the words of JSON Schema. */
export const valuesJsonSchema = (): object => {
  const { properties, ...rest } = jsonSchemaOf(valuesSchema) as { readonly properties: object };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Values of the chart seawall',
    ...rest,
    properties: {
      ...properties,
      global: { type: 'object', description: 'Set by Helm where this chart is part of another. Not read.' },
    },
    allOf: [
      implies(has('mode', { const: 'split' }), has('store.kind', { const: 'postgres' })),
      implies(has('store.kind', { const: 'postgres' }), has('store.secretName', { minLength: 1 })),
      implies(has('mode', { const: 'single' }), has('api.replicas', atMostOne)),
      implies(has('mode', { const: 'single' }), has('controller.replicas', atMostOne)),
    ],
  };
};
