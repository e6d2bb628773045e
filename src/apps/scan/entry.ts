import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/fingerprint.ts';
import type { Location } from '../../model/location.ts';
import type { Entry, Frame, Patch } from '../../model/report.ts';
import { locate } from '../../sources/manifests/locate.ts';

/** Lines shown before and after the place. */
const context = 2;

/** A finding whose place, frame and fingerprint are worked out when a report asks for them, and kept. */
export class LazyEntry implements Entry {
  readonly finding: Finding;
  readonly #texts: ReadonlyMap<string, string>;
  #location: Location | undefined;
  #fingerprint: string | undefined;

  constructor(finding: Finding, texts: ReadonlyMap<string, string>) {
    this.finding = finding;
    this.#texts = texts;
  }

  get location(): Location | undefined {
    if (this.#location === undefined) {
      const { origin } = this.finding.resource;
      const text = origin.kind === 'cluster' ? undefined : this.#texts.get(origin.path);
      if (text !== undefined && origin.kind !== 'cluster')
        this.#location = locate(text, origin, this.finding.path);
    }
    return this.#location;
  }

  get fingerprint(): string {
    this.#fingerprint ??= fingerprintOf(this.finding);
    return this.#fingerprint;
  }

  /** None for secrets: the lines around one would print it. */
  get frame(): Frame | undefined {
    const { location, finding } = this;
    const text = location === undefined ? undefined : this.#texts.get(location.file);
    if (text === undefined || location === undefined || finding.kind === 'secret') return undefined;
    const start = Math.max(1, location.line - context);
    return { start, lines: text.split('\n').slice(start - 1, location.line + context) };
  }

  get patches(): readonly Patch[] {
    return [];
  }
}
