import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../src/platform/kube/connection.ts';
import { openConnection } from '../../src/platform/kube/http-connection.ts';
import { KubeError, type KubeErrorKind } from '../../src/platform/kube/kube-error.ts';
import type { KubeLimits, Target, TargetUser } from '../../src/platform/kube/target.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const limits: KubeLimits = {
  connectMs: 5_000,
  answerMs: 5_000,
  idleMs: 5_000,
  answerBytes: 10_000,
  errorBytes: 10_000,
  execMs: 5_000,
  execBytes: 1_000,
};

/** A server of our own that does nothing but break connections; what works is tried on a real API server in test/real. */
export class FaultyServer {
  /** A folder for the files of a test. */
  readonly folder = mkdtempSync(join(tmpdir(), 'seawall-connection-'));
  answer: Answer = () => {};
  readonly #server = createServer((request, response) => this.answer(request, response));

  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  open(user: TargetUser = {}, more: Partial<Target> = {}, room: Partial<KubeLimits> = {}): Connection {
    const target = {
      context: 'test',
      server: this.address,
      skipsVerification: false,
      compresses: true,
      agent: 'seawall/test',
      user,
    };
    return openConnection({ ...target, ...more }, { ...limits, ...room });
  }
}

export const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
};

export const failsWith =
  (kind: KubeErrorKind, message?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof KubeError &&
    error.kind === kind &&
    (message === undefined || message.test(error.message));
