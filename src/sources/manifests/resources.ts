import { type FieldPath, join, root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { FileOrigin, Resource, ResourceReference } from '../../model/resource.ts';
import type { Document } from './document.ts';

type Members = Readonly<Record<string, unknown>>;

interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What one document holds. */
export interface Opened {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The objects of one document: itself, or the items of a List. Nothing when it is something else than a Kubernetes object. */
export const resourcesOf = (document: Document, file: string, index: number): Opened => {
  const opening = new Opening(document, file, index);
  const typed = typeMetaOf(document.value);
  if (typed !== undefined) opening.open(document.value, typed, root);
  else if (isHalfTyped(document.value)) opening.tell('it has metadata, but not both apiVersion and kind');
  return opening;
};

class Opening implements Opened {
  readonly resources: Resource[] = [];
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #file: string;
  readonly #index: number;

  constructor(document: Document, file: string, index: number) {
    this.#document = document;
    this.#file = file;
    this.#index = index;
  }

  open(object: unknown, typed: TypeMeta, pointer: FieldPath): void {
    if (!isMembers(object)) return;
    const { items } = object;
    if (typed.kind.endsWith('List') && Array.isArray(items)) this.#list(items, typed, pointer);
    else this.resources.push(this.#resource(object, typed, pointer));
  }

  tell(detail: string, code: 'not-an-object' | 'limit-exceeded' = 'not-an-object'): void {
    this.problems.push({ code, file: this.#file, line: this.#document.line, detail });
  }

  #list(items: readonly unknown[], listType: TypeMeta, pointer: FieldPath): void {
    const isOver = items.length > limits.listItems;
    if (isOver)
      this.tell(
        `${items.length} items, over listItems (${limits.listItems}); the rest was not read`,
        'limit-exceeded',
      );
    const itemType = itemTypeOf(listType);
    for (const [at, item] of (isOver ? items.slice(0, limits.listItems) : items).entries()) {
      const path = join(pointer, 'items', at);
      const typed = typeMetaOf(item) ?? (isMembers(item) ? itemType : undefined);
      if (typed === undefined) this.tell(`${path} has no apiVersion and kind`);
      else this.open(item, typed, path);
    }
  }

  #resource(object: Members, typed: TypeMeta, pointer: FieldPath): Resource {
    const { offset, length, line } = this.#document;
    const origin: FileOrigin = {
      kind: 'file',
      path: this.#file,
      document: this.#index,
      offset,
      length,
      line,
      pointer,
    };
    const isTyped = object['apiVersion'] === typed.apiVersion && object['kind'] === typed.kind;
    return {
      reference: referenceOf(object, typed),
      object: isTyped ? object : { ...object, ...typed },
      origin,
    };
  }
}

const typeMetaOf = (object: unknown): TypeMeta | undefined => {
  if (!isMembers(object) || !Object.hasOwn(object, 'apiVersion') || !Object.hasOwn(object, 'kind'))
    return undefined;
  const { apiVersion, kind } = object;
  return isFilled(apiVersion) && isFilled(kind) ? { apiVersion, kind } : undefined;
};

/** Meant as an object, but kubectl would not know of which kind: most likely a slip. */
const isHalfTyped = (value: unknown): boolean =>
  isMembers(value) &&
  isMembers(value['metadata']) &&
  (isFilled(value['apiVersion']) || isFilled(value['kind']));

/** An item of a `PodList` may leave out that it is a Pod; an item of a `List` may not. */
const itemTypeOf = ({ apiVersion, kind }: TypeMeta): TypeMeta | undefined =>
  kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };

/** A name that the API server will complete is shown with a star. */
const referenceOf = (object: Members, typed: TypeMeta): ResourceReference => {
  const metadata = isMembers(object['metadata']) ? object['metadata'] : {};
  const { name, generateName, namespace } = metadata;
  const generated = isFilled(generateName) ? `${generateName}*` : '';
  const shown = isFilled(name) ? name : generated;
  const { apiVersion, kind } = typed;
  return isFilled(namespace)
    ? { apiVersion, kind, namespace, name: shown }
    : { apiVersion, kind, name: shown };
};
