import { yamlText } from '../../src/apps/install/yaml-text.ts';
import { customResourceDefinitionOf } from '../../src/model/kinds/custom-resource-definition.ts';
import { kindSchemaOf } from '../../src/model/kinds/json-schema.ts';
import type { Kind } from '../../src/model/kinds/kind.ts';
import { kinds } from '../../src/model/kinds/kinds.ts';
import type { Schema } from '../../src/model/kinds/schema.ts';
import { type Generated, markdownTable } from './generated.ts';

/** CRDs for `kubectl apply -f crds/`, a JSON Schema and a page for each kind. */
export const kindFiles = (): readonly Generated[] => [
  ...kinds.map((kind) => ({
    path: `crds/${kind.plural}.yaml`,
    text: yamlText(customResourceDefinitionOf(kind)),
  })),
  ...kinds.map((kind) => ({
    path: `schemas/${kind.singular}.schema.json`,
    text: `${JSON.stringify(schemaOf(kind), undefined, 1)}\n`,
  })),
  { path: 'docs/generated/kinds.md', text: `# Kinds\n\n${introduction}\n${kinds.map(section).join('')}` },
];

const introduction =
  'The kinds of `seawall.dev/v1alpha1`. `kubectl explain` says the same; `kubectl get seawall -A` lists them all.';

const schemaOf = (kind: Kind): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `https://seawall.dev/schemas/${kind.singular}.schema.json`,
  ...kindSchemaOf(kind),
});

const section = (kind: Kind): string =>
  [
    `\n## ${kind.kind}\n\n${kind.description}\n\n`,
    markdownTable(['scope', 'short names'], [[kind.scope.toLowerCase(), kind.shortNames.join(', ')]]),
    `\n${markdownTable(['field', 'what', 'meaning'], rowsOf('spec', kind.spec))}`,
    `\n\`\`\`yaml\n# ${kind.examples[0]?.name}\napiVersion: seawall.dev/v1alpha1\nkind: ${kind.kind}\nmetadata:\n  name: example\nspec:\n${indented(kind.examples[0]?.spec ?? '')}\`\`\`\n`,
  ].join('');

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

const rowsOf = (path: string, schema: Schema): readonly (readonly string[])[] => {
  const rules = (schema.rules ?? []).map(({ message }) => ` *${message}*`).join('');
  const example = schema.example === undefined ? '' : ` Example: \`${schema.example}\``;
  const own = [`\`${path}\``, sizeOf(schema), `${schema.description}${example}${rules}`];
  switch (schema.is) {
    case 'record':
      return [
        own,
        ...Object.entries(schema.fields).flatMap(([name, field]) =>
          rowsOf(`${path}.${name}`, field).map(([first = '', size = '', ...rest], index) => [
            first,
            index === 0 && schema.needs.includes(name) ? `${size}, needed` : size,
            ...rest,
          ]),
        ),
      ];
    case 'list':
      return schema.item.is === 'record' ? [own, ...rowsOf(`${path}[]`, schema.item).slice(1)] : [own];
    default:
      return [own];
  }
};

const sizeOf = (schema: Schema): string => {
  switch (schema.is) {
    case 'text':
      return schema.oneOf?.join(', ') ?? `text, at most ${schema.maxLength}`;
    case 'whole':
      return 'number';
    case 'flag':
      return 'true or false';
    case 'list':
      return `list, at most ${schema.maxItems}`;
    case 'map':
      return `map, at most ${schema.maxMembers}`;
    case 'record':
      return 'mapping';
    case 'free':
      return schema.kind;
  }
};
