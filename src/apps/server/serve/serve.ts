import { randomBytes } from 'node:crypto';
import { fingerprintOf } from '../../../model/fingerprint.ts';
import { openStore } from '../../../platform/store/open.ts';
import type { Store } from '../../../platform/store/store.ts';
import { systemTimer } from '../../../platform/timer.ts';
import { connect } from '../../../sources/cluster/connect.ts';
import { readSnapshot } from '../../../sources/cluster/snapshot-file.ts';
import { StandingJudgement } from '../../cluster/standing-judgement.ts';
import { words } from '../../scan/words.ts';
import type { Api } from '../api/api.ts';
import { hashOfToken } from '../api/authenticate.ts';
import { httpServer } from '../api/http-server.ts';
import { observedInventory } from '../controller/observed-inventory.ts';
import type { Log } from '../log.ts';
import { Health } from './health.ts';
import { runControllerRole } from './run-role.ts';
import type { ServeSettings } from './settings.ts';

/** Runs the server until the signal is aborted. `onReady` gets the address once it listens. */
export const serve = async (
  settings: ServeSettings,
  log: Log,
  signal: AbortSignal,
  onReady: (address: string) => void,
): Promise<void> => {
  const isRecording = settings.snapshot !== undefined;
  const store = await openStore(isRecording ? 'sqlite::memory:' : settings.store);
  const health = new Health();
  const api: Api = {
    store,
    checks: [...words(settings.judging.plan.map(({ check }) => check)).values()],
    health,
    timer: systemTimer,
    log,
    isReadOnly: isRecording,
  };
  const server = httpServer(api);
  try {
    if (settings.snapshot !== undefined) await keepRecording(settings, settings.snapshot, store);
    else if (settings.role !== 'controller') await ensureAdmin(store, log);
    onReady(await server.listen({ host: settings.listen.host, port: settings.listen.port }));
    if (isRecording || settings.role === 'api') await aborted(signal);
    else await control(settings, store, log, health, signal);
  } finally {
    await server.close();
    await store.close();
  }
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

const control = async (
  settings: ServeSettings,
  store: Store,
  log: Log,
  health: Health,
  signal: AbortSignal,
): Promise<void> => {
  const connection = await connect(settings.connect);
  try {
    await runControllerRole({ settings, connection, store, timer: systemTimer, log, health }, signal);
  } finally {
    connection.close();
  }
};

/** A recording is judged once, and kept in memory. */
const keepRecording = async (settings: ServeSettings, file: string, store: Store): Promise<void> => {
  const facts = await readSnapshot(file);
  const judgement = new StandingJudgement(facts, settings.judging);
  const { decision, problems } = judgement.whole(facts.time);
  const cluster = { uid: facts.context, name: settings.clusterName ?? facts.context, time: facts.time };
  const findings = [...decision.counted, ...decision.accepted];
  await store.putCluster(cluster);
  await store.findings.apply(cluster.uid, {
    id: 'recording',
    started: facts.time,
    time: facts.time,
    scope: { kind: 'cluster' },
    findings: findings.map((finding) => ({ fingerprint: fingerprintOf(finding), finding })),
    objects: judgement.visible.length,
    problems,
    missingRights: judgement.missingRights,
  });
  await store.inventory.record(cluster.uid, observedInventory(facts, judgement.inventory, facts.time));
};

/** Without any token nobody could make one: the first is written to the log, once. */
const ensureAdmin = async (store: Store, log: Log): Promise<void> => {
  if ((await store.tokens.list()).length > 0) return;
  const token = `swl_${randomBytes(24).toString('base64url')}`;
  const createdAt = new Date().toISOString();
  await store.tokens.create({
    name: 'first',
    role: 'admin',
    createdAt,
    createdBy: 'seawall serve',
    hash: hashOfToken(token),
  });
  log.warn({ token }, 'the first token, shown this once: make others with it, then revoke it');
};
