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

/** A connection in a thread of its own, asked asynchronously. */
export class SqliteThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #end: StoreError | undefined;

  constructor() {
    this.#worker = new Worker(workerCode.code, {
      eval: workerCode.isText,
      name: 'store',
      // Node.js 24 calls node:sqlite experimental; what it has is tested here, and a line on stderr helps nobody.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.shift();
      if (reply.ok) waiting?.resolve(reply.answer);
      else waiting?.reject(sqliteError(reply.refusal));
      if (this.#waiting.length === 0) this.#worker.unref();
    });
    this.#worker.on('error', (error: unknown) => this.#stop(String(error)));
    this.#worker.on('exit', () => this.#stop('its thread has ended'));
  }

  ask(request: Request): Promise<Answer> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      // A waiting caller keeps the process alive, an idle store does not.
      this.#worker.ref();
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    if (this.#end !== undefined) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    await this.ask({ kind: 'close' });
    this.#worker.ref();
    await ended;
  }

  #stop(reason: string): void {
    this.#end ??= new StoreError('unavailable', [`the store is closed: ${reason}`]);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}
