import { overdueFinding } from '../../../decision/review-overdue.ts';
import type { Finding } from '../../../model/finding.ts';
import { fingerprintOf } from '../../../model/fingerprint.ts';
import type { EvaluationRecord } from '../../../model/records.ts';
import type { Evaluation, EvaluationScope, ScopeExclusion, Store } from '../../../platform/store/store.ts';
import { StoreError } from '../../../platform/store/store-error.ts';
import type { ClusterFacts } from '../../../sources/cluster/facts.ts';
import { isStateObject } from '../../../sources/cluster/state-objects.ts';
import { unseenBy } from '../../cluster/facts-of.ts';
import { type Judged, type Judging, StandingJudgement } from '../../cluster/standing-judgement.ts';
import type { Log } from '../log.ts';
import { observedInventory } from './observed-inventory.ts';

export interface KeeperOptions {
  readonly store: Store;
  readonly cluster: { readonly uid: string; readonly name: string };
  readonly judging: Judging;
  /** RFC 3339 in UTC with milliseconds. */
  readonly now: () => string;
  /** Tells this process's evaluations from those of others. */
  readonly identity: string;
  readonly log: Log;
}

/**
 * Keeps a cluster's findings in the store: once as a whole, and then wherever the cluster changes. Evaluations come one after the other;
 * what changes meanwhile waits and is taken together. Where the store fails, everything is evaluated once it is back.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  #judgement: StandingJudgement | undefined;
  #owesWhole = true;
  #owesInventory = true;
  #count = 0;
  #waiting: ClusterFacts | undefined;
  #working: Promise<void> | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** The judgement as of the last facts; `undefined` before the first. */
  get judgement(): StandingJudgement | undefined {
    return this.#judgement;
  }

  /** Whether the store holds what was found in the whole cluster. */
  get isCurrent(): boolean {
    return this.#judgement !== undefined && !this.#owesWhole;
  }

  /** Takes the cluster as it is now. Resolves when what is found is stored, or the store has failed and is owed the whole. */
  take(facts: ClusterFacts): Promise<void> {
    this.#waiting = facts;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** Evaluates everything again: exceptions end with time, and the store may have failed. */
  refresh(): Promise<void> {
    this.#owesWhole = true;
    this.#owesInventory = true;
    const facts = this.#waiting ?? this.#judgement?.facts;
    return facts === undefined ? Promise.resolve() : this.take(facts);
  }

  /** Rights and problems come and go without any object that changes: everything is told anew then. */
  look(facts: ClusterFacts): Promise<void> {
    const known = this.#judgement?.facts;
    if (known === undefined || facts === known) return Promise.resolve();
    if (textOf(facts.problems) !== textOf(known.problems)) this.#owesWhole = true;
    return this.take(facts);
  }

  /** Evaluates everything again where the store is owed that, and records what runs where that changed. */
  async settle(): Promise<void> {
    if (this.#judgement === undefined) return;
    if (this.#owesWhole) await this.refresh();
    if (this.#owesInventory) await this.#recordInventory(this.#judgement);
  }

  /** What runs is recorded now and then: findings wait for nothing. */
  async #recordInventory({ facts, inventory }: StandingJudgement): Promise<void> {
    const { store, cluster, now, log } = this.#options;
    this.#owesInventory = false;
    try {
      await store.inventory.record(cluster.uid, observedInventory(facts, inventory, now()));
    } catch (error) {
      this.#owesInventory = true;
      if (!(error instanceof StoreError)) throw error;
      log.error({ kind: error.kind }, `what runs was not recorded: ${error.message}`);
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#working ?? Promise.resolve();
  }

  async #work(): Promise<void> {
    while (this.#waiting !== undefined) {
      const facts = this.#waiting;
      this.#waiting = undefined;
      await this.#evaluate(facts);
    }
  }

  async #evaluate(facts: ClusterFacts): Promise<void> {
    const { store, cluster, now, log } = this.#options;
    const started = now();
    const judged = this.#judge(facts, started);
    if (judged.about?.length === 0) return;
    this.#owesInventory ||= judged.about === undefined || judged.about.some(isWorkload);
    try {
      await store.putCluster({ ...cluster, time: started });
      // It is found about the cluster itself, and would be gone with whatever else is said of that.
      const overdue = (judged.about?.some(isStateObject) ?? true) ? await this.#overdue(started) : [];
      const record = await store.findings.apply(cluster.uid, this.#evaluation(judged, started, overdue));
      this.#owesWhole = false;
      this.#tell(record);
    } catch (error) {
      this.#owesWhole = true;
      if (!(error instanceof StoreError)) throw error;
      log.error(
        { kind: error.kind },
        `findings were not stored, everything is evaluated again: ${error.message}`,
      );
    }
  }

  #judge(facts: ClusterFacts, time: string): Judged {
    if (this.#judgement === undefined) this.#judgement = new StandingJudgement(facts, this.#options.judging);
    else {
      const judged = this.#judgement.follow(facts, time);
      if (!this.#owesWhole) return judged;
    }
    return this.#judgement.whole(time);
  }

  /** That nobody reviewed the cluster in time is found like anything else, though no object shows it. */
  async #overdue(time: string): Promise<readonly Finding[]> {
    const { store, cluster } = this.#options;
    const [last] = await store.reviews.reviews(cluster.uid, 1);
    const known = (await store.clusters()).find(({ uid }) => uid === cluster.uid);
    const finding = overdueFinding({
      cluster: cluster.name,
      last,
      firstSeen: known?.firstSeen ?? time,
      now: time,
    });
    return finding === undefined ? [] : [finding];
  }

  #evaluation(
    { about, decision, problems }: Judged,
    started: string,
    overdue: readonly Finding[],
  ): Evaluation {
    const { identity, now } = this.#options;
    const findings = [...decision.counted, ...decision.accepted, ...overdue];
    const except = this.#exclusions();
    const scope: EvaluationScope =
      about === undefined
        ? { kind: 'cluster', except }
        : { kind: 'objects', objects: about.map(({ reference }) => reference), except };
    return {
      id: `${identity}-${++this.#count}`,
      started,
      time: now(),
      scope,
      findings: findings.map((finding) => ({ fingerprint: fingerprintOf(finding), finding })),
      objects: about?.length ?? this.#judgement?.visible.length ?? 0,
      problems,
      missingRights: this.#judgement?.missingRights ?? [],
    };
  }

  /** What could not be looked at is not clean: its findings stay as they were. */
  #exclusions(): readonly ScopeExclusion[] {
    const judgement = this.#judgement;
    if (judgement === undefined) return [];
    return [
      ...judgement.facts.missingRights.map((right) => {
        const { group, kind } = unseenBy(right);
        return { group, kind, ...(right.namespace === undefined ? {} : { namespace: right.namespace }) };
      }),
      ...[...judgement.undecided.keys()].map((check) => ({ check })),
    ];
  }

  #tell({ scope, objects, findings, opened, resolved, reopened, started, ended }: EvaluationRecord): void {
    const ms = Date.parse(ended) - Date.parse(started);
    this.#options.log.info({ scope, objects, findings, opened, resolved, reopened, ms }, 'evaluated');
  }
}

const textOf = (problems: ClusterFacts['problems']): string =>
  problems.map(({ code, file, detail }) => `${code} ${file} ${detail}`).join('\n');

const workloadKinds: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'ReplicationController',
]);

const isWorkload = ({ reference }: { readonly reference: { readonly kind: string } }): boolean =>
  workloadKinds.has(reference.kind);
