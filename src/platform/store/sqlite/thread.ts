import { Worker } from 'node:worker_threads';
import { StoreError } from '../store-error.ts';
import type { Answer } from './connection.ts';
import { sqliteError } from './error.ts';
import type { Reply, Request } from './message.ts';
import { workerCode } from './worker-code.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What a connection is for. */
export interface Opening {
  readonly path: string;
  readonly use: 'write' | 'read';
  /** Opens no other file than this one has open. */
  readonly like?: SqliteThread;
}

/** A connection in a thread of its own, asked asynchronously. The thread starts with the first request, and anew when it has died. */
export class SqliteThread {
  readonly #opening: Opening;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #opened: Promise<void> | undefined;
  #isClosed = false;
  #identity: string | undefined;
  #held: Promise<void> = Promise.resolve();
  #generation = 0;

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  /** Grows when the connection is another one than before: a transaction that began on the old one has no end any more. */
  get generation(): number {
    return this.#generation;
  }

  /** Which file was opened last, by its place on the disk. */
  get identity(): string | undefined {
    return this.#identity;
  }

  /** With a generation the request is only for the connection of that generation: a transaction that was lost must not go on half. */
  async ask(request: Request, generation?: number): Promise<Answer> {
    await this.#held;
    this.#opened ??= this.#open();
    try {
      await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
    if (generation !== undefined && generation !== this.#generation)
      throw new StoreError('unavailable', ['the connection was lost in the middle of a transaction']);
    return this.#post(request);
  }

  /** Closes the connection. Requests wait for `until` and then open the path anew, if it leads to a file. */
  async suspend(until: Promise<void>): Promise<void> {
    this.#held = until;
    this.#generation++;
    this.#opened = undefined;
    if (this.#worker !== undefined) await this.#post({ kind: 'suspend' });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.ref();
    worker.postMessage({ kind: 'close' } satisfies Request);
    await ended;
  }

  async #open(): Promise<void> {
    const { path, use, like } = this.#opening;
    const mustExist = this.#identity !== undefined;
    const answer = await this.#post({ kind: 'open', path, use, mustExist, identity: like?.identity });
    this.#identity = String(answer.rows[0]?.['identity']);
  }

  #post(request: Request): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new StoreError('unavailable', ['the store is closed']));
    const worker = this.#start();
    return new Promise((resolve, reject) => {
      // A waiting caller keeps the process alive, an idle store does not.
      worker.ref();
      this.#waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(workerCode.code, {
      eval: workerCode.isText,
      name: 'store',
      // Node.js 24 calls node:sqlite experimental; what it has is tested here, and a line on stderr helps nobody.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.shift();
      // Not while it ends: whoever closes the store waits for that.
      if (this.#waiting.length === 0 && !this.#isClosed) worker.unref();
      if (reply.ok) waiting?.resolve(reply.answer);
      else waiting?.reject(sqliteError(reply.refusal));
    });
    worker.on('error', (error: unknown) => this.#end(String(error)));
    worker.on('exit', () => this.#end('its thread has ended'));
    this.#worker = worker;
    return worker;
  }

  /** Whoever waits is told; what an open transaction had written is rolled back with the connection. */
  #end(reason: string): void {
    this.#worker = undefined;
    this.#opened = undefined;
    this.#generation++;
    for (const { reject } of this.#waiting.splice(0))
      reject(new StoreError('unavailable', [`the store was closed: ${reason}`]));
  }
}
