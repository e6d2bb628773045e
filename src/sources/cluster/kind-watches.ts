import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import type { Timer } from '../../platform/timer.ts';
import { chooseKinds } from './choose-kinds.ts';
import { type Discovered, discover } from './discovery.ts';
import type { MissingRight } from './facts.ts';
import { Gate } from './gate.ts';
import { ObjectReader } from './object-reader.ts';
import type { Delta } from './object-store.ts';
import { Reflector } from './reflector.ts';
import type { ReflectorState } from './reflector-state.ts';
import type { ServedKind } from './served-kind.ts';

export interface KindWatchesOptions {
  readonly connection: Connection;
  readonly namespaces: readonly string[] | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly timer: Timer;
  readonly signal: AbortSignal;
  readonly onChange: (deltas: readonly Delta[]) => void;
  /** Something else than objects changed: rights, problems, kinds. */
  readonly onState: () => void;
}

interface Running {
  readonly kind: ServedKind;
  readonly reflectors: readonly Reflector[];
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
}

const listsAtATime = 8;
/** Kinds come and go without CRDs changing too: a new version of the server, an aggregated API that is back. */
const rediscoverMs = 5 * 60_000;
/** A new CRD is served a moment after it is stored. */
const settleMs = 1_000;
/** These change what is served. */
const servingKinds: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService']);

/** One watch for each kind that is served, and each namespace where only some are asked for. What is served is looked up again as it changes. */
export class KindWatches {
  readonly #options: KindWatchesOptions;
  readonly #reader: ObjectReader;
  readonly #gate = new Gate(listsAtATime);
  readonly #running = new Map<string, Running>();
  #problems: readonly Problem[] = [];
  #lists: readonly (readonly Resource[])[] = [];
  #resources: readonly Resource[] = [];
  #hint = new AbortController();
  #rediscovering: Promise<void> = Promise.resolve();

  constructor(options: KindWatchesOptions) {
    this.#options = options;
    this.#reader = new ObjectReader(options.connection.context);
  }

  start(discovered: Discovered): void {
    this.#take(discovered);
    this.#rediscovering = this.#rediscover();
  }

  settled(): Promise<void> {
    return Promise.all(this.#reflectors().map(({ settled }) => settled)).then(() => {});
  }

  async ended(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
    await this.#rediscovering;
  }

  states(): readonly ReflectorState[] {
    return this.#reflectors().map((reflector) => reflector.state());
  }

  /** What is known. Arrays of kinds in which nothing changed are the same, and so is the whole where nothing did. */
  facts(): {
    resources: readonly Resource[];
    problems: readonly Problem[];
    missingRights: readonly MissingRight[];
  } {
    const reflectors = this.#reflectors();
    const lists = reflectors.map(({ store }) => store.list());
    const isSame = lists.length === this.#lists.length && lists.every((list, at) => list === this.#lists[at]);
    if (!isSame) {
      this.#lists = lists;
      this.#resources = lists.flat();
    }
    return {
      resources: this.#resources,
      problems: [...this.#problems, ...reflectors.flatMap(({ problems }) => problems)],
      missingRights: reflectors.flatMap(({ missingRights }) => missingRights),
    };
  }

  #reflectors(): readonly Reflector[] {
    return [...this.#running.values()].flatMap(({ reflectors }) => reflectors);
  }

  #take({ kinds: served, problems: found }: Discovered): void {
    const { kinds, problems } = chooseKinds(served, this.#options.kinds);
    this.#problems = [...found, ...problems];
    const wanted = new Map(kinds.map((kind) => [`${kind.group}/${kind.resource}`, kind]));
    // What an API that is out of order serves is not known: its kinds go on with what they have.
    const isUncertain = new Set(found.map(({ file }) => file.slice(0, Math.max(0, file.lastIndexOf('/')))));
    for (const [key, running] of this.#running) {
      const kind = wanted.get(key);
      if (kind?.version === running.kind.version && kind.kind === running.kind.kind) wanted.delete(key);
      else if (kind !== undefined || !isUncertain.has(running.kind.group)) this.#stop(key, running);
      for (const reflector of running.reflectors) if (reflector.state().status === 'gone') reflector.wake();
    }
    for (const [key, kind] of wanted) this.#running.set(key, this.#watch(kind));
    this.#options.onState();
  }

  #stop(key: string, { stop, reflectors }: Running): void {
    stop.abort();
    this.#running.delete(key);
    this.#options.onChange(
      reflectors.flatMap(({ store }) =>
        store.list().map((resource): Delta => ({ type: 'deleted', resource })),
      ),
    );
  }

  #watch(kind: ServedKind): Running {
    const { connection, timer, namespaces, signal, onChange } = this.#options;
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const reflectors = placesOf(kind, namespaces).map(
      (place) =>
        new Reflector({
          connection,
          kind,
          ...place,
          timer,
          reader: this.#reader,
          gate: this.#gate,
          onChange: (deltas) => {
            if (servingKinds.has(kind.kind)) this.#hint.abort();
            onChange(deltas);
          },
          onState: this.#options.onState,
        }),
    );
    return { kind, reflectors, stop, ended: Promise.all(reflectors.map((one) => one.run(either))) };
  }

  async #rediscover(): Promise<void> {
    const { connection, timer, signal } = this.#options;
    while (!signal.aborted) {
      await timer.sleep(rediscoverMs, AbortSignal.any([signal, this.#hint.signal]));
      await timer.sleep(settleMs, signal);
      this.#hint = new AbortController();
      if (signal.aborted) return;
      try {
        this.#take(await discover(connection, signal));
      } catch {
        // The server is away: the watches say so, and what was served is still wanted.
      }
    }
  }
}

interface Place {
  readonly namespace: string | undefined;
  readonly fieldSelector?: string;
}

/** Where a kind is watched: everywhere, or in the namespaces that are asked for; of Namespaces themselves these alone. */
const placesOf = (kind: ServedKind, namespaces: readonly string[] | undefined): readonly Place[] => {
  if (namespaces !== undefined && kind.isNamespaced) return namespaces.map((namespace) => ({ namespace }));
  if (namespaces !== undefined && kind.group === '' && kind.resource === 'namespaces')
    return namespaces.map((name) => ({ namespace: undefined, fieldSelector: `metadata.name=${name}` }));
  return [{ namespace: undefined }];
};
