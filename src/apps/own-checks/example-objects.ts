import type { Example } from '../../analysis/posture/check.ts';
import { type FieldPath, root } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Reading } from '../../sources/manifests/document.ts';
import { resourcesOf } from '../../sources/manifests/resources.ts';
import { readYaml } from '../../sources/manifests/yaml.ts';

const file = 'example';

/** Parses the YAML of an example. */
export const parseYamlDocuments = (text: string): Reading => readYaml(text, file);

/** The objects of an example; a pod spec is put into a Pod. */
export const exampleResources = (example: Example): readonly Resource[] => {
  if ('dockerfile' in example) return [];
  const { documents } = parseYamlDocuments('spec' in example ? example.spec : example.objects);
  if ('spec' in example) return [resourceOf(podOf(documents[0]?.value))];
  return documents.flatMap((document, index) => [...resourcesOf(document, file, index).resources]);
};

const podOf = (spec: unknown): Readonly<Record<string, unknown>> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'example' },
  spec,
});

/** The same object with another content, wherever that came from. */
export const withObject = (resource: Resource, object: Readonly<Record<string, unknown>>): Resource => ({
  ...resource,
  object,
});

const resourceOf = (object: Readonly<Record<string, unknown>>): Resource => ({
  reference: { apiVersion: 'v1', kind: 'Pod', name: 'example' },
  object,
  origin: {
    kind: 'file',
    path: file,
    document: 0,
    offset: 0,
    length: 0,
    line: 1,
    pointer: root as FieldPath,
  },
});
