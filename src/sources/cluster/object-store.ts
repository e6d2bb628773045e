import type { Resource } from '../../model/resource.ts';
import { isSameValue } from './same-value.ts';

/** One change. `modified` only where something changed that is kept: a heartbeat is none. */
export interface Delta {
  readonly type: 'added' | 'modified' | 'deleted';
  /** The object now; of a deleted one, as it was last known. */
  readonly resource: Resource;
}

/** The objects of one kind, by namespace and name. */
export class ObjectStore {
  readonly #byNamespace = new Map<string, Map<string, Resource>>();
  #size = 0;
  #list: readonly Resource[] | undefined = [];

  get size(): number {
    return this.#size;
  }

  /** All of them; the same array until something changes. */
  list(): readonly Resource[] {
    this.#list ??= [...this.#byNamespace.values()].flatMap((names) => [...names.values()]);
    return this.#list;
  }

  /** Takes an object as it is now. `undefined` where that changes nothing. */
  put(resource: Resource): Delta | undefined {
    const { namespace = '', name } = resource.reference;
    let names = this.#byNamespace.get(namespace);
    if (names === undefined) {
      names = new Map();
      this.#byNamespace.set(namespace, names);
    }
    const known = names.get(name);
    if (known !== undefined && isSameValue(known.object, resource.object)) return undefined;
    names.set(name, resource);
    this.#list = undefined;
    if (known === undefined) this.#size++;
    return { type: known === undefined ? 'added' : 'modified', resource };
  }

  remove({ reference: { namespace = '', name } }: Resource): Delta | undefined {
    const names = this.#byNamespace.get(namespace);
    const known = names?.get(name);
    if (names === undefined || known === undefined) return undefined;
    names.delete(name);
    if (names.size === 0) this.#byNamespace.delete(namespace);
    this.#size--;
    this.#list = undefined;
    return { type: 'deleted', resource: known };
  }

  /** Takes a whole list: what is not in it is gone. */
  replace(resources: readonly Resource[]): readonly Delta[] {
    const deltas: Delta[] = [];
    const listed = new Map<string, Set<string>>();
    for (const resource of resources) {
      const { namespace = '', name } = resource.reference;
      const names = listed.get(namespace) ?? new Set();
      names.add(name);
      listed.set(namespace, names);
      const delta = this.put(resource);
      if (delta !== undefined) deltas.push(delta);
    }
    for (const resource of this.list()) {
      const { namespace = '', name } = resource.reference;
      const delta = listed.get(namespace)?.has(name) === true ? undefined : this.remove(resource);
      if (delta !== undefined) deltas.push(delta);
    }
    return deltas;
  }
}
