import { groupOf, type Resource } from '../model/resource.ts';
import type { Shape, WrongType } from '../model/shape.ts';
import { conform } from '../model/shape.ts';
import { KindNotes, kindName } from './kind-notes.ts';
import type { Target, View } from './target.ts';

/** A field that had to be read as absent. */
export interface Misread extends WrongType {
  readonly resource: Resource;
}

const nothing: ReadonlySet<string> = new Set();

/** The namespace that counts: manifests leave `default` out. */
export const namespaceOf = (resource: Resource): string => resource.reference.namespace ?? 'default';

/** A kind of which some or all objects could not be read, for want of a right. */
export interface UnseenKind {
  readonly group: string;
  readonly kind: string;
}

/** How one snapshot differs from the one before. A changed object is another object in the place of the old one. */
export interface InventoryDelta {
  readonly added: readonly Resource[];
  readonly removed: readonly Resource[];
  readonly replaced: readonly { readonly before: Resource; readonly after: Resource }[];
}

export interface InventoryOptions {
  readonly unseen?: readonly UnseenKind[];
  /** Whether to note which kinds answers rest on, so that a later snapshot can keep what it does not touch. */
  readonly isStanding?: boolean;
}

/**
 * One immutable snapshot of what was observed. Lookups are built when first asked for and kept; they never change what an answer is.
 */
export class Inventory {
  readonly #resources: readonly Resource[];
  readonly #views = new Map<string, readonly View[]>();
  #unseen: ReadonlySet<string>;
  readonly #notes: KindNotes | undefined;
  /** Views of single objects that rest on nothing else, by target. Shared with later snapshots, which hold most of the same objects. */
  #single: Map<string, WeakMap<Resource, { readonly view: unknown }>> | undefined;
  readonly #byName = new Map<string, ReadonlyMap<string, Resource>>();
  readonly #misread = new Map<string, Misread>();
  #byKind: Map<string, Resource[]> | undefined;

  constructor(resources: readonly Resource[], { unseen = [], isStanding = false }: InventoryOptions = {}) {
    this.#resources = resources;
    this.#unseen = new Set(unseen.map(({ group, kind }) => kindName(group, kind)));
    this.#notes = isStanding || unseen.length > 0 ? new KindNotes() : undefined;
    this.#single = isStanding ? new Map() : undefined;
  }

  /** Everything, in the order in which it was read. */
  get resources(): readonly Resource[] {
    this.#notes?.asked(anyKind);
    return this.#resources;
  }

  /** Some object, for views that are about all of them and no one in particular; `undefined` where there are none. */
  get anchor(): Resource | undefined {
    return this.#resources[0];
  }

  /** Whether there are kinds that could not be read. */
  get isPartial(): boolean {
    return this.#unseen.size > 0;
  }

  /** The next snapshot of a standing inventory. What rests on none of the kinds that changed is taken over as it is. */
  apply(delta: InventoryDelta): Inventory {
    const changed = kindsIn(delta);
    const next = new Inventory(resourcesAfter(this.#resources, delta), { isStanding: true });
    next.#unseen = this.#unseen;
    next.#single = this.#single;
    for (const [target, views] of this.#views) {
      const kinds = this.#notes?.of(target);
      if (kinds === undefined || touches(kinds, changed)) continue;
      next.#views.set(target, views);
      next.#notes?.keep(target, kinds);
    }
    for (const [kind, names] of this.#byName) if (!changed.has(kind)) next.#byName.set(kind, names);
    const gone = new Set([...delta.removed, ...delta.replaced.map(({ before }) => before)]);
    for (const [name, misread] of this.#misread)
      if (!gone.has(misread.resource)) next.#misread.set(name, misread);
    return next;
  }

  /** Which kinds were asked for while `act` ran; `*` where everything was. Empty unless the inventory is standing or partial. */
  askedIn(act: () => void): ReadonlySet<string> {
    if (this.#notes !== undefined) return this.#notes.during(act);
    act();
    return nothing;
  }

  /** Those of the kinds that could not be read: an answer that rests on them is unknown. */
  unseenOf(kinds: ReadonlySet<string>): readonly string[] {
    return kinds.has(anyKind) ? [...this.#unseen] : [...kinds].filter((kind) => this.#unseen.has(kind));
  }

  /**
   * What is made of one object and rests on nothing else: made once, and kept for later snapshots that hold the same object. `source` is the
   * object, or what was made of it.
   */
  single<S, T>(
    target: string,
    resource: Resource,
    source: S,
    build: (source: S, inventory: Inventory) => T,
  ): T {
    if (this.#single === undefined) return build(source, this);
    const known = this.#single.get(target) ?? new WeakMap<Resource, { readonly view: unknown }>();
    this.#single.set(target, known);
    const kept = known.get(resource);
    if (kept !== undefined) return kept.view as T;
    const view = build(source, this);
    known.set(resource, { view });
    return view;
  }

  /** All objects of a kind, whatever their version, in the order in which they were read. */
  ofKind(group: string, kind: string): readonly Resource[] {
    this.#notes?.asked(kindName(group, kind));
    this.#byKind ??= Map.groupBy(this.#resources, ({ reference }) =>
      kindName(groupOf(reference.apiVersion), reference.kind),
    );
    return this.#byKind.get(kindName(group, kind)) ?? [];
  }

  /** The object of that name; `namespace` is `undefined` for cluster-scoped kinds. */
  find(group: string, kind: string, namespace: string | undefined, name: string): Resource | undefined {
    return this.#namesOf(group, kind).get(`${namespace ?? ''}/${name}`);
  }

  /** Indexed kind by kind: most kinds are never asked for. */
  #namesOf(group: string, kind: string): ReadonlyMap<string, Resource> {
    this.#notes?.asked(kindName(group, kind));
    const known = this.#byName.get(kindName(group, kind));
    if (known !== undefined) return known;
    const names = new Map<string, Resource>();
    for (const resource of this.ofKind(group, kind)) {
      const { name } = resource.reference;
      names.set(`${namespaceOf(resource)}/${name}`, resource);
      names.set(`/${name}`, resource);
    }
    this.#byName.set(kindName(group, kind), names);
    return names;
  }

  /** The views of a target, prepared once. */
  select<T extends View>(target: Target<T>): readonly T[] {
    const known = this.#views.get(target.id);
    if (known !== undefined) {
      this.#notes?.askedBy(target.id);
      return known as readonly T[];
    }
    const views =
      this.#notes === undefined
        ? target.views(this)
        : this.#notes.noting(target.id, () => target.views(this));
    this.#views.set(target.id, views);
    return views;
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

/** Stands for all kinds where everything was looked at. */
const anyKind = '*';

const kindsIn = (delta: InventoryDelta): ReadonlySet<string> => {
  const touched = [
    ...delta.added,
    ...delta.removed,
    ...delta.replaced.flatMap(({ before, after }) => [before, after]),
  ];
  return new Set(touched.map(({ reference }) => kindName(groupOf(reference.apiVersion), reference.kind)));
};

/** Whether what rests on these kinds may be another when those change. */
const touches = (kinds: ReadonlySet<string>, changed: ReadonlySet<string>): boolean =>
  kinds.has(anyKind) || !kinds.isDisjointFrom(changed);

const resourcesAfter = (resources: readonly Resource[], delta: InventoryDelta): readonly Resource[] => {
  const removed = new Set(delta.removed);
  const replaced = new Map(delta.replaced.map(({ before, after }) => [before, after]));
  return [
    ...resources.filter((one) => !removed.has(one)).map((one) => replaced.get(one) ?? one),
    ...delta.added,
  ];
};

/** Takes the observed objects into one snapshot. */
export const takeInventory = (resources: readonly Resource[], options: InventoryOptions = {}): Inventory =>
  new Inventory(resources, options);
