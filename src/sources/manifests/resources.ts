import { type FieldPath, join, root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { FileOrigin, Resource, ResourceReference } from '../../model/resource.ts';
import type { Document } from './document.ts';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The objects of one document: itself, or the items of a List. Nothing when it is no Kubernetes object. */
export const resourcesOf = (
  document: Document,
  file: string,
  index: number,
  problems: Problem[],
): readonly Resource[] => {
  const resources: Resource[] = [];
  const open = (object: unknown, pointer: FieldPath, listed: TypeMeta | undefined): void => {
    const typed = typeMetaOf(object) ?? (listed !== undefined && isMembers(object) ? listed : undefined);
    if (typed === undefined || !isMembers(object)) {
      if (pointer !== root)
        problems.push({
          code: 'not-an-object',
          file,
          line: document.line,
          detail: `${pointer} has no apiVersion and kind`,
        });
      return;
    }
    const { items } = object;
    if (typed.kind.endsWith('List') && Array.isArray(items)) {
      if (items.length > limits.listItems) {
        const detail = `${items.length} items, over listItems (${limits.listItems}); the first ones were read`;
        problems.push({ code: 'limit-exceeded', file, line: document.line, detail });
      }
      const itemType = itemTypeOf(typed);
      for (const [at, item] of items.slice(0, limits.listItems).entries())
        open(item, join(pointer, 'items', at), itemType);
      return;
    }
    const origin: FileOrigin = {
      kind: 'file',
      path: file,
      document: index,
      offset: document.offset,
      length: document.length,
      line: document.line,
      pointer,
    };
    const isTyped = object['apiVersion'] === typed.apiVersion && object['kind'] === typed.kind;
    resources.push({
      reference: referenceOf(object, typed),
      object: isTyped ? object : { ...object, ...typed },
      origin,
    });
  };
  open(document.value, root, undefined);
  return resources;
};

interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

const typeMetaOf = (object: unknown): TypeMeta | undefined => {
  if (!isMembers(object) || !Object.hasOwn(object, 'apiVersion') || !Object.hasOwn(object, 'kind'))
    return undefined;
  const { apiVersion, kind } = object;
  return isFilled(apiVersion) && isFilled(kind) ? { apiVersion, kind } : undefined;
};

/** An item of a `PodList` may leave out that it is a Pod; an item of a `List` may not. */
const itemTypeOf = ({ apiVersion, kind }: TypeMeta): TypeMeta | undefined =>
  kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };

/** A name that the API server will complete is shown with a star. */
const referenceOf = (object: Members, typed: TypeMeta): ResourceReference => {
  const metadata = isMembers(object['metadata']) ? object['metadata'] : {};
  const { name, generateName, namespace } = metadata;
  const generated = isFilled(generateName) ? `${generateName}*` : '';
  return {
    ...typed,
    ...(isFilled(namespace) ? { namespace } : {}),
    name: isFilled(name) ? name : generated,
  };
};
