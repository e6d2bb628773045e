import type { Connection } from '../../platform/kube/connection.ts';
import { systemTimer, type Timer } from '../../platform/timer.ts';
import type { ChangeBatch } from './change-batch.ts';
import { ChangeGatherer } from './change-gatherer.ts';
import type { ClusterFacts, ServerFacts } from './facts.ts';
import { KindWatches } from './kind-watches.ts';
import { firstContact } from './read-cluster.ts';
import { readServer } from './read-server.ts';
import type { ReflectorState } from './reflector-state.ts';
import { isSameValue } from './same-value.ts';

export type { ReflectorState } from './reflector-state.ts';

export interface WatchOptions {
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  /** Milliseconds that changes are gathered before they are told. */
  readonly debounceMs?: number;
  readonly signal?: AbortSignal;
  readonly timer?: Timer;
}

/** A cluster kept current. */
export interface ClusterWatch {
  /** One immutable snapshot; the same one until something changes. */
  snapshot(): ClusterFacts;
  /** Calls back with what changed, gathered for a moment. Answers how to stop that. */
  onChange(listener: (batch: ChangeBatch) => void): () => void;
  /** Resolves when every kind has been listed once, or cannot be. */
  readonly synced: Promise<void>;
  states(): readonly ReflectorState[];
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

const usualDebounceMs = 200;

/** A server that is upgraded, or told to take no strangers, says so to the next question alone. */
const askAgainMs = 5 * 60_000;

/**
 * Watches a cluster until it is closed. Connections that break, rights that come and go and new kinds are all lived with. Throws a
 * SeawallError (`no-access`) where the server cannot be reached at the start.
 */
export const watchCluster = async (
  connection: Connection,
  options: WatchOptions = {},
): Promise<ClusterWatch> => {
  const { timer = systemTimer, debounceMs = usualDebounceMs, signal } = options;
  const contact = await firstContact(connection, signal);
  const stopping = new AbortController();
  signal?.addEventListener('abort', () => stopping.abort());
  const changes = new ChangeGatherer(debounceMs, timer, stopping.signal);
  let current: ClusterFacts | undefined;
  let { server } = contact;
  const watches = new KindWatches({
    connection,
    namespaces: options.namespaces,
    kinds: options.kinds,
    timer,
    signal: stopping.signal,
    onChange: (deltas) => {
      current = undefined;
      changes.add(deltas);
    },
    onState: () => {
      current = undefined;
    },
  });
  watches.start(contact.discovered);
  const asking = askAgain(connection, timer, stopping.signal, (said) => {
    if (
      isSameValue(said, { version: server.version, platform: server.platform, anonymous: server.anonymous })
    )
      return;
    server = { ...server, ...said };
    current = undefined;
  });
  return {
    snapshot: () => {
      current ??= {
        ...watches.facts(),
        server,
        context: connection.context,
        time: timeOf(timer),
      };
      return current;
    },
    onChange: (listener) => changes.subscribe(listener),
    synced: watches.settled(),
    states: () => watches.states(),
    close: async () => {
      stopping.abort();
      await Promise.all([watches.ended(), asking]);
    },
  };
};

const askAgain = async (
  connection: Connection,
  timer: Timer,
  signal: AbortSignal,
  tell: (said: ServerFacts) => void,
): Promise<void> => {
  while (!signal.aborted) {
    try {
      await timer.sleep(askAgainMs, signal);
      tell(await readServer(connection, signal));
    } catch {
      // Stopped, or away for now: what it said before stands until it says something else.
    }
  }
};

const timeOf = (timer: Timer): string => `${new Date(timer.now()).toISOString().slice(0, 19)}Z`;
