import type { Get } from '../api-client.ts';
import { BedError } from '../bed-error.ts';
import type { Folders } from '../folders.ts';
import { apiIsReady } from '../readiness.ts';
import {
  freeze,
  type Started,
  startComponent,
  startedComponents,
  stopComponent,
  thaw,
  waitForComponent,
} from './processes.ts';
import type { Sandbox } from './sandbox.ts';

/** What a component is called: in the list of processes and as the name of its log. */
export type ComponentName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'containerd'
  | 'kubelet'
  | 'kube-proxy';

/** Faults that a test can bring about in a bed, and how to end them. */
export interface Components {
  /** Kills a component. */
  readonly stopComponent: (name: ComponentName) => Promise<void>;
  /** Starts a component that was stopped, with the words it had before. Of the API server: returns when it is ready. */
  readonly startComponent: (name: ComponentName) => Promise<void>;
  /** Stops a component in its tracks: its connections stay open and nothing is answered. */
  readonly freezeComponent: (name: ComponentName) => void;
  readonly thawComponent: (name: ComponentName) => void;
  /** Process ids by component. */
  readonly processes: () => Readonly<Record<string, number>>;
  readonly stopApiServer: () => Promise<void>;
  readonly startApiServer: () => Promise<void>;
  readonly restartApiServer: () => Promise<void>;
}

const readyMs = 120_000;

export const componentsOf = (folders: Folders, sandbox: Sandbox, get: Get): Components => {
  const find = (name: ComponentName): Started => {
    const found = startedComponents(folders).find((one) => one.name === name);
    if (found === undefined) throw new BedError(`${name} was never started in ${folders.state}`);
    return found;
  };
  const stop = (name: ComponentName): Promise<void> => stopComponent(find(name));
  const start = async (name: ComponentName): Promise<void> => {
    const started = await startComponent(folders, sandbox, find(name));
    if (name === 'kube-apiserver') await waitForComponent(started, readyMs, () => apiIsReady(get));
  };
  return {
    stopComponent: stop,
    startComponent: start,
    freezeComponent: (name) => freeze(find(name)),
    thawComponent: (name) => thaw(find(name)),
    processes: () => Object.fromEntries(startedComponents(folders).map((one) => [one.name, one.pid])),
    stopApiServer: () => stop('kube-apiserver'),
    startApiServer: () => start('kube-apiserver'),
    restartApiServer: async () => {
      await stop('kube-apiserver');
      await start('kube-apiserver');
    },
  };
};
