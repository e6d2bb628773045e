import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const types = ['string', 'integer', 'boolean'] as const;

/** An object of the schema language, with members like those that controller generators write: a long description, a type, a few limits. */
const schema = (indent: string, depth: number, seed: number): string => {
  const members = Array.from({ length: 6 }, (_, index) => {
    const name = `field${(seed * 7 + index) % 90}of${index}`;
    const described = `${indent}  ${name}:\n${indent}    description: >-\n${indent}      Field ${index} of level ${depth}. It says how the controller treats what it owns, and defaults to\n${indent}      what the cluster has; see the documentation of the kind for the values that are allowed.\n`;
    return index < 2 && depth < 4
      ? `${described}${indent}    type: object\n${schema(`${indent}    `, depth + 1, seed + index)}`
      : `${described}${indent}    type: ${types[index % 3]}\n`;
  });
  return `${indent}properties:\n${members.join('')}`;
};

const crd = (index: number): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things${index}.example.com
spec:
  group: example.com
  names:
    kind: Thing${index}
    listKind: Thing${index}List
    plural: things${index}
    singular: thing${index}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
    schema:
      openAPIV3Schema:
        type: object
${schema('        ', 0, index)}`;

/** Writes one file of CustomResourceDefinitions of at least so many bytes, always the same. */
export const writeCrds = (folder: string, bytes: number): void => {
  const documents: string[] = [];
  for (let length = 0; length < bytes; ) {
    const document = crd(documents.length);
    documents.push(document);
    length += document.length;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'crds.yaml'), documents.join('---\n'));
};
