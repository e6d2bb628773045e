import { apiVersion, type Kind } from './kind.ts';
import type { Schema } from './schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema as JSON Schema, for editors and for Helm: no unknown field anywhere. Rules are beyond it. */
export const jsonSchemaOf = (schema: Schema): JsonSchema => ({
  description:
    schema.example === undefined ? schema.description : `${schema.description} Example: ${schema.example}`,
  ...bodyOf(schema),
  ...(schema.default === undefined ? {} : { default: schema.default }),
});

const bodyOf = (schema: Schema): JsonSchema => {
  switch (schema.is) {
    case 'text':
      return schema.oneOf === undefined
        ? { type: 'string', minLength: schema.minLength, maxLength: schema.maxLength }
        : { enum: schema.oneOf };
    case 'whole':
      return { type: 'integer', minimum: schema.minimum, maximum: schema.maximum };
    case 'flag':
      return { type: 'boolean' };
    case 'list':
      return {
        type: 'array',
        minItems: schema.minItems,
        maxItems: schema.maxItems,
        ...(schema.merge === 'set' ? { uniqueItems: true } : {}),
        items: jsonSchemaOf(schema.item),
      };
    case 'map':
      return {
        type: 'object',
        maxProperties: schema.maxMembers,
        additionalProperties: jsonSchemaOf(schema.value),
      };
    case 'record':
      return {
        type: 'object',
        additionalProperties: false,
        ...(schema.needs.length === 0 ? {} : { required: schema.needs }),
        properties: Object.fromEntries(
          Object.entries(schema.fields).map(([name, field]) => [name, jsonSchemaOf(field)]),
        ),
      };
    case 'free':
      return { type: schema.kind === 'list' ? 'array' : 'object' };
  }
};

/** JSON Schema of one kind's objects. */
export const kindSchemaOf = ({ kind, description, spec }: Kind): JsonSchema => ({
  title: kind,
  description,
  type: 'object',
  additionalProperties: false,
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { const: apiVersion },
    kind: { const: kind },
    metadata: {
      type: 'object',
      description: "Kubernetes' own: name, namespace, labels and so on.",
      properties: { name: { type: 'string' }, namespace: { type: 'string' } },
    },
    spec: jsonSchemaOf(spec),
    status: { type: 'object', description: 'Written by the controller alone.' },
  },
});
