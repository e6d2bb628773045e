import { CORE_SCHEMA, loadAll, mergeTag } from 'js-yaml';
import { fieldPath, join } from '../../../src/model/field-path.ts';
import { limits } from '../../../src/model/limits.ts';
import type { FileOrigin, Resource } from '../../../src/model/resource.ts';

/** What a pasted text holds. */
export interface Manifest {
  readonly resources: readonly Resource[];
  /** What could not be read, in words. */
  readonly problems: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schema = CORE_SCHEMA.withTags(mergeTag);

/** Reads YAML or JSON. It stays in this tab: nothing of it is sent anywhere. */
export const readManifest = (text: string): Manifest => {
  if (text.length > limits.pastedText)
    return {
      resources: [],
      problems: [`it is over pastedText (${limits.pastedText} characters): use seawall scan for large files`],
    };
  let documents: readonly unknown[];
  try {
    documents = loadAll(text, { schema, filename: '' });
  } catch (error) {
    return { resources: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
  const resources: Resource[] = [];
  const problems: string[] = [];
  for (const [index, document] of documents.entries())
    if (document !== null && document !== undefined)
      take(document, { document: index, pointer: fieldPath('') }, resources, problems);
  return { resources, problems };
};

type Place = Pick<FileOrigin, 'document' | 'pointer'>;

const take = (value: unknown, place: Place, resources: Resource[], problems: string[]): void => {
  const where = `document ${place.document + 1}${place.pointer}`;
  if (!isMembers(value) || typeof value['apiVersion'] !== 'string' || typeof value['kind'] !== 'string') {
    problems.push(`${where} is no Kubernetes object: apiVersion and kind are needed`);
    return;
  }
  const { apiVersion, kind, items } = value;
  if (kind.endsWith('List') && Array.isArray(items)) {
    if (items.length > limits.listItems)
      problems.push(
        `${where} has ${items.length} items, over listItems (${limits.listItems}); the rest was not read`,
      );
    for (const [index, item] of items.slice(0, limits.listItems).entries())
      take(item, { ...place, pointer: join(place.pointer, 'items', index) }, resources, problems);
    return;
  }
  const metadata = isMembers(value['metadata']) ? value['metadata'] : {};
  const { name, namespace } = metadata;
  resources.push({
    reference: {
      apiVersion,
      kind,
      name: typeof name === 'string' ? name : '',
      ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    },
    object: value,
    origin: { kind: 'file', path: 'pasted', offset: 0, length: 0, line: 1, ...place },
  });
};
