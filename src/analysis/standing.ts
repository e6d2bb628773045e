import type { Inventory, InventoryDelta } from '../inventory/inventory.ts';
import { kindName } from '../inventory/kind-notes.ts';
import type { View } from '../inventory/target.ts';
import type { Finding } from '../model/finding.ts';
import { groupOf, type Resource } from '../model/resource.ts';
import { Look, type PlannedCheck, type Snapshot, unsure } from './analyze.ts';

/** What one change did. */
export interface Reanalysis {
  readonly inventory: Inventory;
  /** Objects about which something else may be found than before; those that are gone, too. */
  readonly touched: ReadonlySet<Resource>;
}

/**
 * An analysis that is kept current: after a change only the checks that rest on a kind that changed look again, and of those whose answers
 * rest on their targets alone only at targets that are new. At any time its findings are those of a fresh analysis of the same inventory.
 */
export class StandingAnalysis {
  readonly #snapshot: { inventory: Inventory };
  readonly #checks: readonly StandingCheck[];

  /** The inventory must be a standing one. */
  constructor(inventory: Inventory, plan: readonly PlannedCheck[]) {
    this.#snapshot = { inventory };
    this.#checks = plan.map((one) => new StandingCheck(one, this.#snapshot));
  }

  get inventory(): Inventory {
    return this.#snapshot.inventory;
  }

  /** All findings, check by check. */
  get findings(): readonly Finding[] {
    return this.#checks.flatMap((check) => check.findings);
  }

  /** What is found about one object. */
  about(resource: Resource): readonly Finding[] {
    return this.#checks.flatMap((check) => check.about(resource));
  }

  /** How many targets each check looked at. */
  get evaluated(): ReadonlyMap<string, number> {
    return new Map(this.#checks.map(({ plan, size }) => [plan.check.id, size]));
  }

  /** Checks that asked for objects which could not be read, with the kinds. */
  get undecided(): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map(
      this.#checks
        .filter(({ unseen }) => unseen.size > 0)
        .map(({ plan, unseen }) => [plan.check.id, unseen] as const),
    );
  }

  apply(delta: InventoryDelta): Reanalysis {
    const inventory = this.#snapshot.inventory.apply(delta);
    this.#snapshot.inventory = inventory;
    const touched = new Set([
      ...delta.added,
      ...delta.removed,
      ...delta.replaced.flatMap(({ before, after }) => [before, after]),
    ]);
    const kinds = new Set(
      [...touched].map(({ reference }) => kindName(groupOf(reference.apiVersion), reference.kind)),
    );
    const changes = new ViewChanges(inventory);
    for (const check of this.#checks) check.follow(kinds, changes, touched);
    return { inventory, touched };
  }
}

/** Which views of a target are new and which are gone, worked out once for all its checks. */
class ViewChanges {
  readonly inventory: Inventory;
  readonly #byTarget = new Map<string, ViewChange>();

  constructor(inventory: Inventory) {
    this.inventory = inventory;
  }

  of(target: PlannedCheck['check']['target'], before: readonly View[]): ViewChange {
    const known = this.#byTarget.get(target.id);
    if (known?.before === before) return known;
    let views: readonly View[] = [];
    const rests = this.inventory.askedIn(() => {
      views = this.inventory.select(target);
    });
    const change = { before, views, rests, ...differenceOf(before, views) };
    this.#byTarget.set(target.id, change);
    return change;
  }
}

interface ViewChange {
  readonly before: readonly View[];
  readonly views: readonly View[];
  /** The kinds that the views rest on. */
  readonly rests: ReadonlySet<string>;
  readonly added: readonly View[];
  readonly removed: readonly View[];
}

/** Both keep their order, and most of their views: only the stretch between the first and the last that differ is compared. */
const differenceOf = (before: readonly View[], after: readonly View[]) => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = new Set(before.slice(start, before.length - end));
  const fresh = new Set(after.slice(start, after.length - end));
  return {
    added: [...fresh].filter((view) => !old.has(view)),
    removed: [...old].filter((view) => !fresh.has(view)),
  };
};

const none: readonly Finding[] = [];

/** Whether two answers say the same; each kept finding works out its repair from the newest snapshot. */
const areSame = (some: readonly Finding[], others: readonly Finding[]): boolean =>
  some.length === others.length && some.every((one, index) => isSame(one, others[index]));

const isSame = (one: Finding, other: Finding | undefined): boolean =>
  one.path === other?.path &&
  one.detail === other.detail &&
  one.severity === other.severity &&
  one.status === other.status &&
  (one.because ?? none).join() === (other.because ?? none).join();

const touches = (kinds: ReadonlySet<string>, changed: ReadonlySet<string>): boolean =>
  kinds.has('*') || !kinds.isDisjointFrom(changed);

/** One check, with what it found at each of its targets. */
class StandingCheck {
  readonly plan: PlannedCheck;
  readonly #snapshot: Snapshot;
  #views: readonly View[] = [];
  #viewsRest: ReadonlySet<string> = new Set();
  /** Kinds beside the targets themselves that answers rest on. It only grows: an answer may come to rest on fewer, never unnoticed on more. */
  readonly #answersRest = new Set<string>();
  /** Only of targets where something was found. */
  readonly #byView = new Map<View, readonly Finding[]>();
  readonly #byResource = new Map<Resource, Set<View>>();

  constructor(plan: PlannedCheck, snapshot: Snapshot) {
    this.plan = plan;
    this.#snapshot = snapshot;
    this.#viewsRest = snapshot.inventory.askedIn(() => {
      this.#views = snapshot.inventory.select(plan.check.target);
    });
    this.#look(this.#views);
  }

  get size(): number {
    return this.#views.length;
  }

  get findings(): readonly Finding[] {
    return this.#byView.size === 0 ? none : this.#views.flatMap((view) => this.#byView.get(view) ?? none);
  }

  get unseen(): ReadonlySet<string> {
    const { inventory } = this.#snapshot;
    return new Set([...inventory.unseenOf(this.#viewsRest), ...inventory.unseenOf(this.#answersRest)]);
  }

  about(resource: Resource): readonly Finding[] {
    const views = this.#byResource.get(resource);
    return views === undefined ? none : [...views].flatMap((view) => this.#byView.get(view) ?? none);
  }

  /** Looks again at what a change of these kinds may have changed, and adds the objects with other findings to `touched`. */
  follow(kinds: ReadonlySet<string>, changes: ViewChanges, touched: Set<Resource>): void {
    const isElsewhere = touches(this.#answersRest, kinds);
    if (!isElsewhere && !touches(this.#viewsRest, kinds)) return;
    const change = changes.of(this.plan.check.target, this.#views);
    this.#views = change.views;
    this.#viewsRest = change.rests;
    for (const view of change.removed) this.#put(view, none, touched);
    this.#look(isElsewhere ? this.#views : change.added, touched);
  }

  /** Keeps what was found at a target. Where that is what was found before, nothing is touched. */
  #put(view: View, findings: readonly Finding[], touched: Set<Resource> | undefined): void {
    const before = this.#byView.get(view) ?? none;
    if (areSame(before, findings)) return;
    touched?.add(view.resource);
    const views = this.#byResource.get(view.resource) ?? new Set();
    if (findings.length === 0) {
      this.#byView.delete(view);
      views.delete(view);
    } else {
      this.#byView.set(view, findings);
      views.add(view);
    }
    if (views.size === 0) this.#byResource.delete(view.resource);
    else this.#byResource.set(view.resource, views);
  }

  #look(views: readonly View[], touched?: Set<Resource>): void {
    const { inventory } = this.#snapshot;
    // What one target rests on must not be said of its neighbours.
    if (inventory.isPartial) for (const view of views) this.#lookAtAll([view], touched);
    else this.#lookAtAll(views, touched);
  }

  #lookAtAll(views: readonly View[], touched: Set<Resource> | undefined): void {
    const { inventory } = this.#snapshot;
    const found = new Map<View, readonly Finding[]>();
    const asked = inventory.askedIn(() => {
      const look = new Look(this.plan, this.#snapshot);
      for (const view of views) {
        const findings: Finding[] = [];
        look.at(view, findings);
        if (findings.length > 0 || this.#byView.has(view)) found.set(view, findings);
      }
    });
    for (const kind of asked) this.#answersRest.add(kind);
    const isUnsure = inventory.unseenOf(asked).length > 0;
    for (const [view, findings] of found)
      this.#put(view, isUnsure ? findings.map(unsure) : findings, touched);
  }
}
