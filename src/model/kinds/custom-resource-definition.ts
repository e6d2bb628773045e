import { group, type Kind, version } from './kind.ts';
import { type OpenApi, openApiOf } from './open-api.ts';
import { statusOf } from './read-object.ts';

/** The CRD of a kind (apiextensions.k8s.io/v1). */
export const customResourceDefinitionOf = (kind: Kind): OpenApi => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${kind.plural}.${group}` },
  spec: {
    group,
    scope: kind.scope,
    names: {
      kind: kind.kind,
      listKind: `${kind.kind}List`,
      plural: kind.plural,
      singular: kind.singular,
      shortNames: kind.shortNames,
      categories: ['seawall'],
    },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: kind.columns.map(({ name, type, path, description, shown }) => ({
          name,
          type,
          jsonPath: path,
          description,
          ...(shown === 'wide' ? { priority: 1 } : {}),
        })),
        schema: {
          openAPIV3Schema: {
            description: kind.description,
            type: 'object',
            required: ['spec'],
            properties: {
              apiVersion: { type: 'string', description: `Always ${group}/${version}.` },
              kind: { type: 'string', description: `Always ${kind.kind}.` },
              metadata: { type: 'object' },
              spec: openApiOf(kind.spec),
              status: openApiOf(statusOf(kind.status)),
            },
          },
        },
      },
    ],
  },
});
