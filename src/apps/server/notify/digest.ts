import { limits } from '../../../model/limits.ts';
import type { Change } from '../../../model/records.ts';
import { type Severity, severities } from '../../../model/severity.ts';

/** What happened since the last message, in one. */
export interface Digest {
  /** The same for the same message however often it is sent: who got it already can tell. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** New findings, and those that came back, by severity. */
  readonly appeared: Readonly<Partial<Record<Severity, number>>>;
  readonly total: number;
  /** Some changes were pruned before anybody read them: there may be more than this. */
  readonly isPartial: boolean;
  /** The worst of them. */
  readonly findings: readonly Pick<
    Change,
    'cluster' | 'fingerprint' | 'check' | 'severity' | 'resource' | 'event' | 'time'
  >[];
}

const rank = (severity: Severity): number => severities.indexOf(severity);

/** Gathers changes into one message, however many they are. */
export class DigestMaker {
  readonly #threshold: number;
  readonly #appeared = new Map<Severity, number>();
  #worst: Change[] = [];
  #isPartial = false;

  constructor(threshold: Severity) {
    this.#threshold = rank(threshold);
  }

  lost(): void {
    this.#isPartial = true;
  }

  take(changes: readonly Change[]): void {
    const news = changes.filter(
      ({ event, severity, state }) =>
        (event === 'opened' || event === 'reopened') && state === 'open' && rank(severity) <= this.#threshold,
    );
    for (const { severity } of news) this.#appeared.set(severity, (this.#appeared.get(severity) ?? 0) + 1);
    this.#worst = [...this.#worst, ...news]
      .sort((a, b) => rank(a.severity) - rank(b.severity) || a.revision - b.revision)
      .slice(0, limits.notifyFindings);
  }

  /** `undefined` where nothing is worth a message. */
  digest(channel: string, from: number, to: number): Digest | undefined {
    const total = [...this.#appeared.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return undefined;
    return {
      id: `${channel}-${from}-${to}`,
      from,
      to,
      appeared: Object.fromEntries(this.#appeared),
      total,
      isPartial: this.#isPartial,
      findings: this.#worst.map(({ cluster, fingerprint, check, severity, resource, event, time }) => ({
        cluster,
        fingerprint,
        check,
        severity,
        resource,
        event,
        time,
      })),
    };
  }
}
