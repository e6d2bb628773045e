import type { Bytes, Connection, StreamOptions } from '../../src/platform/kube/connection.ts';
import { KubeError } from '../../src/platform/kube/kube-error.ts';
import type { Timer } from '../../src/platform/timer.ts';

/** How the next request, or all open watches, fail. */
export type Fault =
  | 'broken'
  | 'idle'
  | 'ended'
  | 'cut'
  | 'expired'
  | 'busy'
  | 'down'
  | 'forbidden'
  | 'garbage';

interface Logged {
  readonly version: number;
  readonly line: string;
}

interface OpenWatch {
  fault: Fault | undefined;
  wake: () => void;
}

type Stored = { readonly name: string; readonly value: number; readonly version: number };

const status = (code: number, reason: string): KubeError =>
  new KubeError({ kind: 'status', status: code, reason, message: reason, path: '/' });

const encoder = new TextEncoder();

/**
 * The rules by which an API server lists and watches ConfigMaps, in memory: versions that count up, pages of one moment, a log that is
 * compacted, and faults on demand.
 */
export class KubeServer implements Connection {
  readonly context = 'memory';
  readonly server = 'https://memory';
  readonly namespace = undefined;
  readonly #objects = new Map<string, Stored>();
  #log: Logged[] = [];
  #version = 1;
  #compacted = 0;
  readonly #watches = new Set<OpenWatch>();
  readonly #faults: Fault[] = [];
  readonly #moments = new Map<number, readonly Stored[]>();

  /** What is stored, as `name=value`. */
  contents(): readonly string[] {
    return [...this.#objects.values()].map(({ name, value }) => `${name}=${value}`).sort();
  }

  put(name: string, value: number): void {
    const type = this.#objects.has(name) ? 'MODIFIED' : 'ADDED';
    const stored = { name, value, version: ++this.#version };
    this.#objects.set(name, stored);
    this.#write(type, stored);
  }

  remove(name: string): void {
    const known = this.#objects.get(name);
    if (known === undefined) return;
    this.#objects.delete(name);
    this.#write('DELETED', { ...known, version: ++this.#version });
  }

  /** Forgets what happened before now. */
  compact(): void {
    this.#compacted = this.#version;
    this.#log = [];
    this.#moments.clear();
  }

  /** The next request fails so; so do all watches. */
  fail(fault: Fault): void {
    this.#faults.push(fault);
    for (const watch of this.#watches) {
      watch.fault = fault;
      watch.wake();
    }
  }

  bookmark(): void {
    const line = `{"type":"BOOKMARK","object":{"kind":"ConfigMap","metadata":{"resourceVersion":"${this.#version}"}}}\n`;
    this.#append({ version: this.#version, line });
  }

  recover(): void {
    this.#faults.length = 0;
  }

  get(): Promise<unknown> {
    return Promise.reject(status(404, 'NotFound'));
  }

  send(): Promise<unknown> {
    return Promise.reject(new Error('a reader must not write'));
  }

  close(): void {}

  async stream(_path: string, { query = {}, signal }: StreamOptions = {}): Promise<Bytes> {
    const fault = this.#faults.shift();
    switch (fault) {
      case 'busy':
        throw status(429, 'TooManyRequests');
      case 'down':
        throw new KubeError({ kind: 'unreachable', message: 'down', path: '/' });
      case 'forbidden':
        throw status(403, 'Forbidden');
      case 'expired':
        throw status(410, 'Expired');
      default:
    }
    const cut = fault === 'cut' || fault === 'broken';
    if (query['watch'] === true) return this.#watch(Number(query['resourceVersion']), signal);
    return this.#list(Number(query['limit'] ?? Number.POSITIVE_INFINITY), query['continue'], cut);
  }

  #write(type: string, stored: Stored): void {
    this.#append({ version: stored.version, line: `{"type":"${type}","object":${json(stored)}}\n` });
  }

  #append(entry: Logged): void {
    this.#log.push(entry);
    for (const watch of this.#watches) watch.wake();
  }

  async *#list(limit: number, next: unknown, isCut: boolean): Bytes {
    const [moment, offset] = typeof next === 'string' ? next.split(':').map(Number) : [this.#version, 0];
    if (moment === undefined || offset === undefined) throw new Error('a token that was never given');
    if (next === undefined) this.#moments.set(moment, [...this.#objects.values()]);
    const all = this.#moments.get(moment);
    if (all === undefined) throw status(410, 'Expired');
    const page = all.slice(offset, offset + limit);
    const more = offset + limit < all.length ? `${moment}:${offset + limit}` : '';
    const text = `{"items":[${page.map(json).join(',')}],"metadata":{"resourceVersion":"${moment}","continue":"${more}"}}`;
    const half = Math.floor(text.length / 2);
    yield encoder.encode(text.slice(0, half));
    if (isCut) throw new KubeError({ kind: 'broken', message: 'broken', path: '/' });
    yield encoder.encode(text.slice(half));
  }

  async *#watch(from: number, signal: AbortSignal | undefined): Bytes {
    const watch: OpenWatch = { fault: undefined, wake: () => {} };
    this.#watches.add(watch);
    try {
      for (let told = from; ; ) {
        if (told < this.#compacted) {
          yield* endOf('expired');
          return;
        }
        for (const { version, line } of this.#log.filter(({ version }) => version > told)) {
          told = version;
          const half = Math.floor(line.length / 2);
          yield encoder.encode(line.slice(0, half));
          if (watch.fault === 'cut') throw new KubeError({ kind: 'broken', message: 'cut', path: '/' });
          yield encoder.encode(line.slice(half));
        }
        if (signal?.aborted === true) throw new KubeError({ kind: 'aborted', message: 'stopped', path: '/' });
        if (watch.fault !== undefined) {
          yield* endOf(watch.fault);
          return;
        }
        await new Promise<void>((resolve) => {
          watch.wake = resolve;
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    } finally {
      this.#watches.delete(watch);
    }
  }
}

async function* endOf(fault: Fault): Bytes {
  if (fault === 'broken' || fault === 'idle' || fault === 'down')
    throw new KubeError({ kind: fault === 'idle' ? 'idle' : 'broken', message: fault, path: '/' });
  if (fault === 'garbage') yield encoder.encode('{"type":"ADDED","object":\n');
  if (fault === 'expired')
    yield encoder.encode('{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}\n');
  if (fault === 'busy')
    yield encoder.encode('{"type":"ERROR","object":{"kind":"Status","code":500,"reason":"InternalError"}}\n');
}

const json = ({ name, value, version }: Stored): string =>
  JSON.stringify({
    metadata: { name, namespace: `n${name.length}`, resourceVersion: String(version), uid: name },
    data: { value: String(value) },
  });

/** A clock that stands still until it is turned. */
export class HandTimer implements Timer {
  #now = 0;
  readonly #sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  elapsed(): number {
    return this.#now;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#random();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleeper = {
        at: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      if (signal?.aborted === true) resolve();
      else {
        this.#sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }
    });
  }

  /** Turns to the moment at which the first sleeper wakes. */
  turn(): void {
    const first = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
    if (first === undefined) return;
    this.#now = Math.max(this.#now, first.at);
    first.wake();
  }

  /** Milliseconds until the first sleeper wakes. */
  get next(): number | undefined {
    const at = Math.min(...[...this.#sleepers].map((sleeper) => sleeper.at));
    return Number.isFinite(at) ? at - this.#now : undefined;
  }
}
