import type { PlannedCheck } from '../../analysis/analyze.ts';
import { StandingAnalysis } from '../../analysis/standing.ts';
import { type Decision, decide, type Rules } from '../../decision/decide.ts';
import { isRiskException } from '../../decision/exceptions/parse-exception.ts';
import { type Inventory, takeInventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { type ClusterFacts, type MissingRight, nameOfRight } from '../../sources/cluster/facts.ts';
import { isStateObject } from '../../sources/cluster/state-objects.ts';
import { type Exemptions, rulesFrom } from '../scan/rules-from.ts';
import { unseenBy } from './facts-of.ts';
import { deltaOf, isBackground, judgedIn } from './visible.ts';

/** How a cluster is judged. */
export interface Judging {
  readonly plan: readonly PlannedCheck[];
  readonly exemptions: Omit<Exemptions, 'now'>;
}

/** What is found in a cluster, or about some of its objects. */
export interface Judged {
  /** `undefined`: about all objects. Otherwise about these, and those that are gone are among them. */
  readonly about: readonly Resource[] | undefined;
  readonly decision: Decision;
  readonly problems: readonly Problem[];
}

/** A cluster that is judged once, and again wherever it changes. */
export class StandingJudgement {
  readonly #judging: Judging;
  #facts: ClusterFacts;
  #visible: readonly Resource[];
  #real: readonly Resource[] | undefined;
  #analysis: StandingAnalysis;
  #unseen: string;

  constructor(facts: ClusterFacts, judging: Judging) {
    this.#judging = judging;
    this.#facts = facts;
    this.#visible = judgedIn(facts);
    this.#unseen = unseenText(facts.missingRights);
    this.#analysis = this.#anew();
  }

  get facts(): ClusterFacts {
    return this.#facts;
  }

  /** The objects that are judged: what controllers made is left out. */
  get visible(): readonly Resource[] {
    this.#real ??= this.#visible.filter((resource) => !isStateObject(resource));
    return this.#real;
  }

  get inventory(): Inventory {
    return this.#analysis.inventory;
  }

  get evaluated(): ReadonlyMap<string, number> {
    return this.#analysis.evaluated;
  }

  /** Checks whose answers are not sure, with the kinds that could not be read. */
  get undecided(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#analysis.undecided;
  }

  get missingRights(): readonly string[] {
    return this.#facts.missingRights.map(nameOfRight);
  }

  /** Everything that is found. `now` is RFC 3339: exceptions end. */
  whole(now: string): Judged {
    const { rules, problems } = this.#rules(now);
    return {
      about: undefined,
      decision: decide(counting(this.#analysis.findings), rules),
      problems: [...this.#facts.problems, ...problems],
    };
  }

  /** Takes the cluster as it is now. What is found about objects that this changed, or everything where it may change anything. */
  follow(facts: ClusterFacts, now: string): Judged {
    const visible = judgedIn(facts);
    const unseen = unseenText(facts.missingRights);
    const delta = deltaOf(this.#visible, visible);
    this.#facts = facts;
    this.#visible = visible;
    this.#real = undefined;
    if (unseen !== this.#unseen) {
      this.#unseen = unseen;
      this.#analysis = this.#anew();
      return this.whole(now);
    }
    const { touched } = this.#analysis.apply(delta);
    if ([...touched].some(isRiskException)) return this.whole(now);
    const { rules } = this.#rules(now);
    const findings = [...touched].flatMap((resource) => this.#analysis.about(resource));
    const { counted, accepted } = decide(counting(findings), { ...rules, unused: 'leave' });
    return {
      about: [...touched].filter(isJudged),
      // What is wrong with exceptions themselves is told of the whole.
      decision: { counted: counted.filter(({ resource }) => touched.has(resource)), accepted },
      problems: facts.problems,
    };
  }

  #anew(): StandingAnalysis {
    const unseen = this.#facts.missingRights.map(unseenBy);
    return new StandingAnalysis(
      takeInventory(this.#visible, { isStanding: true, unseen }),
      this.#judging.plan,
    );
  }

  #rules(now: string): { readonly rules: Rules; readonly problems: readonly Problem[] } {
    const { plan, exemptions } = this.#judging;
    return rulesFrom(
      { resources: this.#visible, problems: [], texts: new Map(), files: [] },
      { ...exemptions, now },
      plan.map(({ check }) => check),
    );
  }
}

/** Nothing is found about a running pod itself: what made it is judged, or its node. */
const isJudged = (resource: Resource): boolean =>
  !isStateObject(resource) || resource.reference.kind === 'Cluster';

const counting = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ resource }) => !isBackground(resource));

const unseenText = (rights: readonly MissingRight[]): string => rights.map(nameOfRight).sort().join('\n');
