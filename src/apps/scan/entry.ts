import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/fingerprint.ts';
import type { Location } from '../../model/location.ts';
import { prefixed } from '../../model/operation.ts';
import type { Entry, Frame, Patch } from '../../model/report.ts';
import type { Resource } from '../../model/resource.ts';
import { editDocument } from '../../sources/manifests/edit/edit-document.ts';
import { placeOf, placesOf } from '../../sources/place.ts';
import { patchesOf } from '../fix/patches.ts';
import { FileLines } from './file-lines.ts';
import { SecretLines } from './secret-lines.ts';

/** Lines shown before and after the place. */
const context = 2;

/** What the entries of one report share. */
class Shared {
  readonly texts: ReadonlyMap<string, string>;
  readonly lines: FileLines;
  readonly secretLines: SecretLines;
  entries: readonly LazyEntry[] = [];
  #siblings: ReadonlyMap<Resource, readonly LazyEntry[]> | undefined;

  constructor(texts: ReadonlyMap<string, string>, secretLines: SecretLines) {
    this.texts = texts;
    this.lines = new FileLines(texts);
    this.secretLines = secretLines;
  }

  /** All entries of one object. */
  siblingsOf(resource: Resource): readonly LazyEntry[] {
    this.#siblings ??= Map.groupBy(this.entries, ({ finding }) => finding.resource);
    return this.#siblings.get(resource) ?? [];
  }
}

/** Where a finding lies in its file. */
export const locationOf = (
  { resource, path, place }: Finding,
  texts: ReadonlyMap<string, string>,
): Location | undefined => place ?? placeOf(resource, path, texts);

/** Findings as entries of one report. */
export const entriesOf = (
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  secrets: () => readonly Finding[],
): readonly Entry[] => {
  const secretLines = new SecretLines(secrets, (finding) => locationOf(finding, texts));
  const shared = new Shared(texts, secretLines);
  shared.entries = findings.map((finding) => new LazyEntry(finding, shared));
  return shared.entries;
};

/** A finding whose place, frame and fingerprint are worked out when a report asks for them, and kept. */
class LazyEntry implements Entry {
  readonly finding: Finding;
  readonly #shared: Shared;
  #isPlaced = false;
  #location: Location | undefined;
  #fingerprint: string | undefined;
  #patches: readonly Patch[] | undefined;

  constructor(finding: Finding, shared: Shared) {
    this.finding = finding;
    this.#shared = shared;
  }

  /** Worked out for all entries of the object at once: a report is ordered by severity, and coming back to each object is most of the cost. */
  get location(): Location | undefined {
    if (!this.#isPlaced) {
      const { resource } = this.finding;
      const siblings = this.#shared.siblingsOf(resource);
      const paths = siblings.map(({ finding }) => finding.path);
      const places = placesOf(resource, paths, this.#shared.texts);
      for (const [index, entry] of siblings.entries()) {
        entry.#location = entry.finding.place ?? places[index];
        entry.#isPlaced = true;
      }
    }
    return this.#location;
  }

  /** As `location`. */
  get fingerprint(): string {
    if (this.#fingerprint === undefined)
      for (const entry of this.#shared.siblingsOf(this.finding.resource))
        entry.#fingerprint ??= fingerprintOf(entry.finding);
    return this.#fingerprint ?? fingerprintOf(this.finding);
  }

  get frame(): Frame | undefined {
    const { location } = this;
    if (location === undefined) return undefined;
    const start = Math.max(1, location.line - context);
    const lines = this.#shared.lines.between(location.file, start, location.line + context);
    if (lines === undefined) return undefined;
    return {
      start,
      lines: lines.map((line, index) => this.#shared.secretLines.mask(location.file, start + index, line)),
    };
  }

  get patches(): readonly Patch[] {
    this.#patches ??= this.#findPatches();
    return this.#patches;
  }

  #findPatches(): readonly Patch[] {
    const { origin } = this.finding.resource;
    const operations = this.finding.remedy?.operations ?? [];
    const text = origin.kind === 'file' ? this.#shared.texts.get(origin.path) : undefined;
    if (text === undefined || origin.kind !== 'file' || operations.length === 0) return [];
    const own = text.slice(origin.offset, origin.offset + origin.length);
    const edited = editDocument(own, prefixed(operations, origin.pointer));
    if (!edited.ok) return [];
    return patchesOf(own, edited.edits).map((patch) => ({ ...patch, line: patch.line + origin.line - 1 }));
  }
}
