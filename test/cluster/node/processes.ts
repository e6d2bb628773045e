import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, kill } from 'node:process';
import type { Folders } from '../folders.ts';
import { Hopeless, waitFor } from '../wait.ts';
import { childrenOf, startOf } from './process-id.ts';
import { inside, type Sandbox } from './sandbox.ts';

/** A component of the bed: what runs inside the node's walls. */
export interface Component {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  /** Folders put before PATH. */
  readonly path?: readonly string[];
}

/** A component that was started, as it is kept in a file, so that another process can stop it and start it again. */
export interface Started extends Component {
  readonly pid: number;
  readonly start: string;
  /** nsenter, which waits for it outside. Stopped along with a frozen component, it would stay behind. */
  readonly outer: { readonly pid: number; readonly start: string };
  readonly log: string;
}

const startMs = 10_000;
const stopMs = 20_000;

export const startComponent = async (
  folders: Folders,
  { holder }: Sandbox,
  component: Component,
): Promise<Started> => {
  const log = join(folders.logs, `${component.name}.log`);
  const handle = openSync(log, 'a');
  const outer = spawn('nsenter', [...inside(holder), component.program, ...component.words], {
    detached: true,
    stdio: ['ignore', handle, handle],
    env: {
      PATH: [...(component.path ?? []), env['PATH'] ?? ''].join(':'),
      HOME: '/root',
      LANG: 'C.UTF-8',
    },
  });
  outer.once('error', () => undefined);
  outer.unref();
  let pid = 0;
  let start: string | undefined;
  // nsenter must fork to enter a process namespace; the process that counts is its child.
  await waitFor(
    `start of ${component.name}`,
    startMs,
    async () => {
      pid = outer.pid === undefined ? 0 : (childrenOf(outer.pid)[0] ?? 0);
      start = startOf(pid);
      if (start === undefined && (outer.exitCode !== null || outer.pid === undefined))
        throw new Hopeless('ended at once');
      return start !== undefined || 'nsenter has no child process';
    },
    log,
  );
  const outerPid = outer.pid ?? 0;
  const { name, program, words, path = [] } = component;
  const started: Started = {
    ...{ name, program, words, path, log, pid, start: start ?? '' },
    outer: { pid: outerPid, start: startOf(outerPid) ?? '' },
  };
  mkdirSync(folders.processes, { recursive: true });
  writeFileSync(join(folders.processes, `${component.name}.json`), JSON.stringify(started, null, 2));
  return started;
};

/** Ends what waits outside for components that are gone. */
export const endOuter = ({ outer }: Started): void => {
  if (startOf(outer.pid) === outer.start) kill(outer.pid, 'SIGKILL');
};

export const freeze = ({ pid }: Started): boolean => kill(pid, 'SIGSTOP');

export const thaw = ({ pid, outer }: Started): void => {
  kill(pid, 'SIGCONT');
  if (startOf(outer.pid) === outer.start) kill(outer.pid, 'SIGCONT');
};

export const isRunning = ({ pid, start }: Started): boolean => startOf(pid) === start;

/** Every component that was started in this bed, running or not. */
export const startedComponents = (folders: Folders): readonly Started[] => {
  let names: readonly string[];
  try {
    names = readdirSync(folders.processes);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folders.processes, name), 'utf8')) as Started);
};

/**
 * Ends a component by its recorded id. KILL is the only signal that always works: after etcd is gone an API server that got TERM
 * waits for it without end.
 */
export const stopComponent = async (started: Started): Promise<void> => {
  if (!isRunning(started)) return;
  kill(started.pid, 'SIGKILL');
  await waitFor(
    `end of ${started.name}`,
    stopMs,
    async () => !isRunning(started) || `process ${started.pid} runs still`,
    started.log,
  );
  endOuter(started);
};

/** Waits for a component as long as its process lives. */
export const waitForComponent = (
  started: Started,
  limitMs: number,
  ask: () => Promise<true | string>,
): Promise<void> =>
  waitFor(
    started.name,
    limitMs,
    async () => {
      const answer = await ask();
      if (answer !== true && !isRunning(started)) throw new Hopeless('ended');
      return answer;
    },
    started.log,
  );
