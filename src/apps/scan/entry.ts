import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/fingerprint.ts';
import type { Location } from '../../model/location.ts';
import { prefixed } from '../../model/operation.ts';
import type { Entry, Frame, Patch } from '../../model/report.ts';
import { editDocument } from '../../sources/manifests/edit/edit-document.ts';
import { placeOf } from '../../sources/place.ts';
import { patchesOf } from '../fix/patches.ts';
import { FileLines } from './file-lines.ts';
import { SecretLines } from './secret-lines.ts';

/** Lines shown before and after the place. */
const context = 2;

/** What the entries of one report share. */
export interface Shared {
  readonly texts: ReadonlyMap<string, string>;
  readonly lines: FileLines;
  readonly secretLines: SecretLines;
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
  const shared = { texts, lines: new FileLines(texts), secretLines };
  return findings.map((finding) => new LazyEntry(finding, shared));
};

/** A finding whose place, frame and fingerprint are worked out when a report asks for them, and kept. */
class LazyEntry implements Entry {
  readonly finding: Finding;
  readonly #shared: Shared;
  #location: Location | undefined;
  #fingerprint: string | undefined;
  #patches: readonly Patch[] | undefined;

  constructor(finding: Finding, shared: Shared) {
    this.finding = finding;
    this.#shared = shared;
  }

  get location(): Location | undefined {
    this.#location ??= locationOf(this.finding, this.#shared.texts);
    return this.#location;
  }

  get fingerprint(): string {
    this.#fingerprint ??= fingerprintOf(this.finding);
    return this.#fingerprint;
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
