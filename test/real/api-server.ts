import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from '../../src/analysis/posture/checks.ts';
import { planChecks } from '../../src/apps/scan/plan-checks.ts';
import { noAccess } from '../../src/apps/server/api/sign-in/access.ts';
import { type Log, logTo } from '../../src/apps/server/log.ts';
import { serve } from '../../src/apps/server/serve/serve.ts';
import type { ServeSettings } from '../../src/apps/server/serve/settings.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Store } from '../../src/platform/store/store.ts';

/** A server in this process, on a port of its own, over a store in a folder of its own. */
export interface TestServer {
  readonly url: string;
  readonly admin: string;
  readonly log: readonly string[];
  /** Asks a path below /api/v1. */
  readonly ask: (path: string, token?: string, init?: RequestInit) => Promise<Answered>;
  readonly stop: () => Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect.
  readonly body: any;
}

export const admin = 'test-admin-token-0123456789';

const exemptions = {
  baseline: new Map<string, number>(),
  honoured: [],
  acceptors: [],
  unused: 'leave',
} as const;

export const settingsFor = (more: Partial<ServeSettings> = {}): ServeSettings => {
  const selection = { available: checks, include: [], exclude: [] };
  return {
    role: 'api',
    store: 'sqlite::memory:',
    listen: { host: '127.0.0.1', port: 0 },
    connect: { kubeconfig: ['/there/is/no/kubeconfig'] },
    judging: { plan: planChecks(selection), exemptions },
    scoring: { checks, attestations: [] },
    access: noAccess,
    projections: [],
    release: 'seawall',
    channels: [],
    trustedProxies: [],
    adminToken: admin,
    requestsPerSecond: 100_000,
    ...more,
  };
};

/** `fill` gets the store before the server opens it. */
export const startServer = async (
  fill: (store: Store) => Promise<void>,
  more: Partial<ServeSettings> = {},
): Promise<TestServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-api-'));
  const settings = settingsFor({ store: join(folder, 'store.db'), ...more });
  if (settings.snapshot === undefined) {
    const store = await openStore(settings.store);
    await fill(store);
    await store.close();
  }
  const stopping = new AbortController();
  const lines: string[] = [];
  const log: Log = logTo((line) => lines.push(line));
  let running: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((resolve, reject) => {
    running = serve(settings, log, stopping.signal, { ready: resolve, firstToken: () => undefined });
    running.catch(reject);
  });
  const ask = async (path: string, token?: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    if (init.body !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    const response = await fetch(`${url}/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = /\bapplication\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  };
  return {
    url,
    admin,
    log: lines,
    ask,
    stop: async () => {
      stopping.abort();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Makes a token, as an administrator. */
export const tokenFor = async (
  { ask }: TestServer,
  name: string,
  role: string,
  namespaces?: readonly string[],
): Promise<string> => {
  const made = await ask('/tokens', admin, {
    method: 'POST',
    body: JSON.stringify({ name, role, ...(namespaces === undefined ? {} : { namespaces }) }),
  });
  if (made.status !== 201) throw new Error(`no token: ${JSON.stringify(made.body)}`);
  return made.body.token;
};
