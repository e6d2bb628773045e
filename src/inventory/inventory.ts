import { groupOf, type Resource } from '../model/resource.ts';
import type { Shape, WrongType } from '../model/shape.ts';
import { conform } from '../model/shape.ts';
import type { Target, View } from './target.ts';
import { UnseenNotes } from './unseen.ts';

/** A field that had to be read as absent. */
export interface Misread extends WrongType {
  readonly resource: Resource;
}

const nothingUnseen: ReadonlySet<string> = new Set();

const key = (group: string, kind: string): string => `${group}/${kind}`;

/** The namespace that counts: manifests leave `default` out. */
export const namespaceOf = (resource: Resource): string => resource.reference.namespace ?? 'default';

/** A kind of which some or all objects could not be read, for want of a right. */
export interface UnseenKind {
  readonly group: string;
  readonly kind: string;
}

/**
 * One immutable snapshot of what was observed. Lookups are built when first asked for and kept; they never change what an answer is.
 */
export class Inventory {
  readonly resources: readonly Resource[];
  readonly #views = new Map<string, readonly View[]>();
  readonly #unseen: UnseenNotes | undefined;
  readonly #byName = new Map<string, ReadonlyMap<string, Resource>>();
  readonly #misread = new Map<string, Misread>();
  #byKind: Map<string, Resource[]> | undefined;

  constructor(resources: readonly Resource[], unseen: readonly UnseenKind[] = []) {
    this.resources = resources;
    this.#unseen = unseen.length === 0 ? undefined : new UnseenNotes(unseen);
  }

  /** Whether there are kinds that could not be read. */
  get isPartial(): boolean {
    return this.#unseen !== undefined;
  }

  /** All objects of a kind, whatever their version, in the order in which they were read. */
  ofKind(group: string, kind: string): readonly Resource[] {
    this.#unseen?.asked(group, kind);
    this.#byKind ??= Map.groupBy(this.resources, ({ reference }) =>
      key(groupOf(reference.apiVersion), reference.kind),
    );
    return this.#byKind.get(key(group, kind)) ?? [];
  }

  /** The object of that name; `namespace` is `undefined` for cluster-scoped kinds. */
  find(group: string, kind: string, namespace: string | undefined, name: string): Resource | undefined {
    return this.#namesOf(group, kind).get(`${namespace ?? ''}/${name}`);
  }

  /** Indexed kind by kind: most kinds are never asked for. */
  #namesOf(group: string, kind: string): ReadonlyMap<string, Resource> {
    this.#unseen?.asked(group, kind);
    const known = this.#byName.get(key(group, kind));
    if (known !== undefined) return known;
    const names = new Map<string, Resource>();
    for (const resource of this.ofKind(group, kind)) {
      const { name } = resource.reference;
      names.set(`${namespaceOf(resource)}/${name}`, resource);
      names.set(`/${name}`, resource);
    }
    this.#byName.set(key(group, kind), names);
    return names;
  }

  /** The views of a target, prepared once. */
  select<T extends View>(target: Target<T>): readonly T[] {
    const known = this.#views.get(target.id);
    if (known !== undefined) {
      this.#unseen?.askedBy(target.id);
      return known as readonly T[];
    }
    const views = this.#unseen === undefined ? target.views(this) : this.#unseen.noting(target.id, () => target.views(this));
    this.#views.set(target.id, views);
    return views;
  }

  /** What somebody asked for while `act` ran and could not be read: an answer that rests on it is unknown. Empty where everything was read. */
  unseenIn(act: () => void): ReadonlySet<string> {
    if (this.#unseen === undefined) {
      act();
      return nothingUnseen;
    }
    return this.#unseen.during(act);
  }

  /** Reads part of a resource through a shape; what does not fit is noted as misread, once. */
  read<T>(shape: Shape<T>, resource: Resource, value: unknown = resource.object, path = ''): T | undefined {
    const wrong: WrongType[] = [];
    const result = conform(shape, value, wrong, path);
    for (const one of wrong) this.noteMisread(resource, one);
    return result;
  }

  /** For views that have to read a field as absent for a reason that no shape knows. */
  noteMisread(resource: Resource, wrong: WrongType): void {
    const { apiVersion, kind, namespace, name } = resource.reference;
    this.#misread.set(`${apiVersion} ${kind} ${namespace} ${name} ${wrong.path}`, { ...wrong, resource });
  }

  /** Fields read as absent so far, because their type was not the declared one. */
  get misread(): readonly Misread[] {
    return [...this.#misread.values()];
  }
}

/** Takes the observed objects into one snapshot. */
export const takeInventory = (resources: readonly Resource[], unseen: readonly UnseenKind[] = []): Inventory =>
  new Inventory(resources, unseen);
