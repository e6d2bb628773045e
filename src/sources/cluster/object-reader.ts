import type { Problem } from '../../model/problem.ts';
import type { Origin, Resource } from '../../model/resource.ts';
import { fullNameOf } from './facts.ts';
import { Interner } from './intern.ts';
import { prune } from './prune.ts';
import type { ServedKind } from './served-kind.ts';

/** Makes resources out of objects as the API server sends them. All of a cluster's go through one reader, so that they share what is equal. */
export class ObjectReader {
  readonly #origin: Origin;
  readonly #interner = new Interner();

  constructor(context: string) {
    this.#origin = { kind: 'cluster', context };
  }

  /** One object's text; `undefined` where it cannot be read. */
  readText(text: string, kind: ServedKind): Resource | undefined {
    try {
      return this.read(JSON.parse(text), kind);
    } catch {
      return undefined;
    }
  }

  read(item: unknown, kind: ServedKind): Resource | undefined {
    try {
      const pruned = prune(item, kind);
      return pruned === undefined ? undefined : this.readPruned(pruned);
    } catch {
      // Nested so deep that it cannot be walked.
      return undefined;
    }
  }

  /** An object's text as {@link prune} gives it. It is read again because an object that was cut down takes more room than a fresh one. */
  readPruned(text: string): Resource | undefined {
    const object = JSON.parse(text) as Record<string, unknown> & {
      metadata: { name: string; namespace?: unknown };
    };
    for (const key in object) {
      if (key === '__proto__') continue;
      const member = object[key];
      object[key] = key === 'metadata' ? this.#interner.internParts(member) : this.#interner.intern(member);
    }
    const { apiVersion, kind, metadata } = object;
    const { name, namespace } = metadata;
    const type = { apiVersion: String(apiVersion), kind: String(kind) };
    return {
      reference: typeof namespace === 'string' ? { ...type, namespace, name } : { ...type, name },
      object,
      origin: this.#origin,
    };
  }
}

/** An object that was sent and cannot be read. */
export const unreadable = (kind: ServedKind, name: string | undefined): Problem => ({
  code: 'unreadable-object',
  file: fullNameOf(kind),
  detail: name === undefined ? 'an object of this kind cannot be read' : `${name} cannot be read`,
});
