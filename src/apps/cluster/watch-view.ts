import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/fingerprint.ts';
import { nameOf } from '../../model/resource.ts';
import { compareSeverity, severities } from '../../model/severity.ts';
import type { Ink } from '../../sinks/ink.ts';
import { plainLine } from '../../sinks/plain.ts';
import { counted } from '../../sinks/summary.ts';
import type { Judged } from './standing-judgement.ts';

/** One step that a watcher sees: a finding that came or went. */
export interface WatchEvent {
  /** RFC 3339. */
  readonly time: string;
  readonly change: 'came' | 'went';
  readonly finding: Finding;
}

/** Events that are kept for the screen. */
const kept = 200;

/** What is found in a cluster at the moment, and what came and went since the watch began. */
export class WatchView {
  readonly #now = new Map<string, Finding>();
  readonly #events: WatchEvent[] = [];

  get events(): readonly WatchEvent[] {
    return this.#events;
  }

  /** Takes what was found, and answers what that changed. The first time everything is there already. */
  take({ about, decision }: Judged, time: string, isFirst: boolean): readonly WatchEvent[] {
    const found = new Map(decision.counted.map((finding) => [fingerprintOf(finding), finding] as const));
    const names =
      about === undefined ? undefined : new Set(about.map(({ reference }) => JSON.stringify(reference)));
    const isAsked = ({ resource }: Finding): boolean =>
      names?.has(JSON.stringify(resource.reference)) ?? true;
    const events: WatchEvent[] = [];
    for (const [fingerprint, finding] of this.#now) {
      if (found.has(fingerprint) || !isAsked(finding)) continue;
      this.#now.delete(fingerprint);
      events.push({ time, change: 'went', finding });
    }
    for (const [fingerprint, finding] of found) {
      if (!this.#now.has(fingerprint)) events.push({ time, change: 'came', finding });
      this.#now.set(fingerprint, finding);
    }
    if (isFirst) return [];
    this.#events.push(...events);
    this.#events.splice(0, this.#events.length - kept);
    return events;
  }

  /** The screen: counts, the worst, and what changed last. */
  screen(look: {
    readonly ink: Ink;
    readonly width: number;
    readonly height: number;
    readonly title: string;
  }): string {
    const { ink, width, height, title } = look;
    const findings = [...this.#now.values()].sort((a, b) => compareSeverity(a.severity, b.severity));
    const counts = severities.flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [ink.severity(severity, `${count} ${severity}`)];
    });
    const room = Math.max(4, height - 6);
    const recent = this.#events.slice(-Math.floor(room / 2)).reverse();
    const worst = findings.slice(0, room - recent.length);
    return [
      `${ink.bold(title)}  ${counted(findings.length, 'finding')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
      '',
      ...worst.map((finding) => lineOf(finding, ink, width)),
      ...(recent.length === 0 ? [] : ['', ink.dim('what changed last')]),
      ...recent.map((event) => eventLine(event, ink, width)),
      '',
    ].join('\n');
  }
}

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

const lineOf = ({ severity, check, resource }: Finding, ink: Ink, width: number): string =>
  `${ink.severity(severity, severity.toUpperCase().padEnd(8))} ${cut(plainLine(`${check}  ${nameOf(resource.reference)}`), width - 9)}`;

/** `12:00:03 + HIGH privileged-container  Deployment shop/web`. */
export const eventLine = ({ time, change, finding }: WatchEvent, ink: Ink, width: number): string => {
  const sign = change === 'came' ? ink.red('+') : ink.green('-');
  return `${time.slice(11, 19)} ${sign} ${lineOf(finding, ink, width - 11)}`;
};
