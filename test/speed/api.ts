/**
 * How fast the API answers over a store with a million findings: each question of the console 200 times over HTTP, 99th percentile and
 * median, and the ratio to /healthz in the same run. `node test/speed/api.ts [sqlite|postgres] [FINDINGS]`
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { logTo } from '../../src/apps/server/log.ts';
import { serve } from '../../src/apps/server/serve/serve.ts';
import { openStore } from '../../src/platform/store/open.ts';
import { admin, settingsFor } from '../real/api-server.ts';
import { range } from '../real/evaluations.ts';
import { startPostgres, whyNoPostgres } from '../real/postgres.ts';
import { fillPostgres, fillSqlite, fingerprintOfNumber } from './store-filling.ts';

const rounds = 200;
const shown = new Set(argv.slice(2));
const total = Number([...shown].find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Reply {
  readonly ms: number;
  readonly status: number;
  readonly body: string;
}

const ask = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    request(url, { agent, headers: { authorization: `Bearer ${admin}`, ...headers } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => {
        resolve({ ms: performance.now() - began, status: response.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });

/** Paths below /api/v1; each gets the number of its round, so that no two in a row ask the same. */
const questions: Readonly<Record<string, (round: number) => string>> = {
  overview: () => '/overview',
  counts: () => '/findings/counts',
  'counts of a namespace': (n) => `/findings/counts?namespace=team-${n}`,
  'findings, the worst first': () => '/findings',
  'findings of a severity': (n) => `/findings?severity=${n % 2 === 0 ? 'critical' : 'low,info'}`,
  'findings of a namespace': (n) => `/findings?namespace=team-${n}`,
  'findings of 20 namespaces': (n) => `/findings?namespace=${range(n, n + 20).map((one) => `team-${one}`)}`,
  'findings of a check': (n) => `/findings?check=check-${n % 140}`,
  'findings of a control': (n) => `/findings?control=nsa:NSA-POD-${n % 35}`,
  'findings of a source': () => '/findings?source=insider',
  'findings by text': (n) => `/findings?text=web-${n * 300}`,
  'findings, the newest first': () => '/findings?sort=first_seen',
  'findings by namespace': () => '/findings?sort=namespace',
  'one finding': (n) => `/clusters/prod/findings/${fingerprintOfNumber(n * 4_999)}`,
  objects: () => '/objects',
  'objects of a namespace': (n) => `/objects?namespace=team-${n}`,
  images: () => '/images',
  clusters: () => '/clusters',
  evaluations: () => '/clusters/prod/evaluations',
  checks: () => '/checks',
  trail: () => '/trail',
};

const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const measure = async (store: string, fill: (url: string, total: number) => Promise<void>): Promise<void> => {
  await (await openStore(store)).close();
  await fill(store, total);
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((resolve, reject) => {
    const settings = settingsFor({ store });
    running = serve(
      settings,
      logTo(() => undefined),
      stopping.signal,
      { ready: resolve, firstToken: () => undefined },
    );
    running.catch(reject);
  });
  console.log(`${store.split(':')[0]}: ${total} findings`);
  console.log(`  ${''.padEnd(32)}  median      p99    | /healthz: median, p99 | ratio of medians, of p99`);
  for (const [name, path] of Object.entries(questions)) {
    const times: number[] = [];
    const floors: number[] = [];
    for (let round = -20; round < rounds; round++) {
      const floor = await ask(`${url}/healthz`);
      const { ms, status, body } = await ask(`${url}/api/v1${path(Math.abs(round))}`);
      if (status !== 200) throw new Error(`${path(Math.abs(round))}: ${status} ${body.slice(0, 300)}`);
      // The first rounds warm up.
      if (round < 0) continue;
      floors.push(floor.ms);
      times.push(ms);
    }
    const [median = 0, p99 = 0, least = 1, leastP99 = 1] = [times, floors].flatMap((own) => [
      quantile(own, 0.5),
      quantile(own, 0.99),
    ]);
    const figures = [median, p99].map((one) => one.toFixed(2).padStart(8)).join(' ');
    const floor = [least, leastP99].map((one) => one.toFixed(2).padStart(8)).join(' ');
    console.log(
      `  ${name.padEnd(32)} ${figures} ms | ${floor} ms | ${(median / least).toFixed(1)} ${(p99 / leastP99).toFixed(1)}`,
    );
  }
  stopping.abort();
  await running;
};

const wanted = (kind: string): boolean => ![...shown].some((word) => /^[a-z]/.test(word)) || shown.has(kind);

if (wanted('sqlite')) {
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'seawall-speed-'));
  try {
    await measure(join(folder, 'store.db'), fillSqlite);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (wanted('postgres')) {
  const missing = whyNoPostgres();
  if (missing !== undefined) console.log(`postgres is left out: ${missing}`);
  else {
    const server = await startPostgres();
    try {
      await measure(server.database('store'), fillPostgres);
    } finally {
      await server.stop();
    }
  }
}
agent.destroy();
