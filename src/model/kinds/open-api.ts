import type { ListSchema, RecordSchema, Schema, TextSchema } from './schema.ts';

/** A structural schema (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema). */
export type OpenApi = Readonly<Record<string, unknown>>;

/** The schema as a CRD holds it. Rules become CEL validations with their sentences as messages. */
export const openApiOf = (schema: Schema): OpenApi => ({
  description: descriptionOf(schema),
  ...bodyOf(schema),
  ...(schema.default === undefined ? {} : { default: schema.default }),
  ...(schema.rules === undefined
    ? {}
    : {
        'x-kubernetes-validations': schema.rules.map(({ cel, message }) => ({ rule: cel, message })),
      }),
});

const descriptionOf = ({ description, example }: Schema): string =>
  example === undefined ? description : `${description} Example: ${example}`;

const bodyOf = (schema: Schema): OpenApi => {
  switch (schema.is) {
    case 'text':
      return textOf(schema);
    case 'whole':
      return { type: 'integer', format: 'int64', minimum: schema.minimum, maximum: schema.maximum };
    case 'flag':
      return { type: 'boolean' };
    case 'list':
      return listOf(schema);
    case 'map':
      return {
        type: 'object',
        maxProperties: schema.maxMembers,
        additionalProperties: openApiOf(schema.value),
      };
    case 'record':
      return recordOf(schema);
    case 'free':
      throw new Error('a kind has no free part: the API server would prune it');
  }
};

const textOf = ({ minLength, maxLength, oneOf, format }: TextSchema<unknown>): OpenApi => ({
  type: 'string',
  ...(oneOf === undefined ? { minLength, maxLength } : { maxLength, enum: oneOf }),
  ...(format === undefined ? {} : { format }),
});

const listOf = ({ item, minItems, maxItems, merge, keys }: ListSchema<unknown>): OpenApi => ({
  type: 'array',
  minItems,
  maxItems,
  'x-kubernetes-list-type': merge,
  ...(keys === undefined ? {} : { 'x-kubernetes-list-map-keys': keys }),
  items: openApiOf(item),
});

const recordOf = ({ fields, needs }: RecordSchema<unknown>): OpenApi => ({
  type: 'object',
  ...(needs.length === 0 ? {} : { required: needs }),
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, openApiOf(field)])),
});
