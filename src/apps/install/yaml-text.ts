import { renderMembers } from '../../sources/manifests/edit/render-value.ts';

const layout = {
  newline: '\n',
  step: 2,
  dashIndent: 2,
  quote: '"',
  isJson: false,
  isSpaced: true,
} as const;

/** An object as a document of YAML, members in their own order. */
export const yamlText = (object: object): string => `${renderMembers(object, 0, layout).join('\n')}\n`;

/** Objects as documents behind each other. */
export const yamlDocuments = (objects: readonly object[]): string =>
  objects.map((object) => `---\n${yamlText(object)}`).join('');
