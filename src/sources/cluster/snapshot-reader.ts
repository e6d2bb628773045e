import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { conform, object as objectShape, string } from '../../model/shape.ts';
import { type PackedEnd, readPacked } from '../../platform/snapshots/packed-file.ts';
import type { ClusterFacts } from './facts.ts';
import { LineSplitter } from './line-splitter.ts';
import { ObjectReader } from './object-reader.ts';
import { parseHeader, type SnapshotHeader } from './snapshot-header.ts';
import { kindOf } from './snapshot-kind.ts';

/**
 * Reads a recording. Throws a SeawallError (`invalid-snapshot`) where it is none or of a newer version; what is cut off or
 * damaged becomes a Problem, and what stands before it is read.
 */
export const readSnapshot = async (file: string): Promise<ClusterFacts> => {
  const reading = new Reading(file);
  const end = await readPacked(file, (bytes) => reading.take(bytes));
  return reading.facts(end);
};

const invalid = (file: string, why: string): SeawallError =>
  new SeawallError('invalid-snapshot', 'the file is no snapshot that can be read', [`${file}: ${why}`]);

const typed = objectShape({ apiVersion: string, kind: string });

class Reading {
  readonly #file: string;
  readonly #lines: LineSplitter;
  readonly #resources: Resource[] = [];
  readonly #problems: Problem[] = [];
  #header: SnapshotHeader | undefined;
  #reader: ObjectReader | undefined;
  #bytes = 0;
  /** Lines that hold no object which can be read. */
  #unreadable = 0;
  #failure: string | undefined;
  #limit: 'snapshotBytes' | 'snapshotObjects' | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#lines = new LineSplitter((line) => this.#line(line), limits.kubeObjectBytes);
  }

  /** Whether more is wanted. */
  take(bytes: Uint8Array): boolean {
    this.#bytes += bytes.length;
    if (this.#bytes > limits.snapshotBytes) this.#limit = 'snapshotBytes';
    else this.#lines.push(bytes);
    return this.#failure === undefined && this.#limit === undefined;
  }

  facts(end: PackedEnd): ClusterFacts {
    if (typeof end === 'object') throw invalid(this.#file, end.unreadable);
    if (end === 'no-gzip') throw invalid(this.#file, 'it is not packed with gzip, as snapshots are');
    if (this.#failure !== undefined) throw invalid(this.#file, this.#failure);
    if (this.#header === undefined)
      throw invalid(this.#file, `it is ${end === 'damaged' ? 'damaged' : 'cut off'} within its first line`);
    const { objects, problems, ...header } = this.#header;
    this.#judge(end, objects);
    return { ...header, resources: this.#resources, problems: [...problems, ...this.#problems] };
  }

  #judge(end: Exclude<PackedEnd, object>, objects: number): void {
    const read = this.#resources.length;
    const lost = `${read} of ${objects} objects were read`;
    if (this.#limit !== undefined)
      this.#tell('limit-exceeded', `it is over ${this.#limit} (${limits[this.#limit]}): ${lost}`);
    else if (end === 'cut-off') this.#tell('snapshot-damaged', `it is cut off: ${lost}`);
    else if (end === 'damaged') this.#tell('snapshot-damaged', `it is damaged: ${lost}`);
    else if (this.#unreadable > 0)
      this.#tell('snapshot-damaged', `${this.#unreadable} lines hold no object: ${lost}`);
    else if (read < objects) this.#tell('snapshot-damaged', lost);
  }

  #tell(code: 'snapshot-damaged' | 'limit-exceeded', detail: string): void {
    this.#problems.push({ code, file: this.#file, detail });
  }

  #line(line: string | undefined): void {
    if (this.#failure !== undefined || this.#limit !== undefined) return;
    if (this.#header === undefined) this.#open(line ?? '');
    else if (this.#resources.length >= limits.snapshotObjects) this.#limit = 'snapshotObjects';
    else {
      const resource = line === undefined ? undefined : this.#resource(line);
      if (resource === undefined) this.#unreadable++;
      else this.#resources.push(resource);
    }
  }

  #open(line: string): void {
    const header = parseHeader(line);
    if (typeof header === 'string') this.#failure = header;
    else {
      this.#header = header;
      this.#reader = new ObjectReader(header.context);
    }
  }

  #resource(line: string): Resource | undefined {
    try {
      const object: unknown = JSON.parse(line);
      const { apiVersion, kind } = conform(typed, object, []) ?? {};
      if (apiVersion === undefined || kind === undefined) return undefined;
      return this.#reader?.read(object, kindOf({ apiVersion, kind }));
    } catch {
      return undefined;
    }
  }
}
