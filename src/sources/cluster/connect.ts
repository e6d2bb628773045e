import type { Connection, Impersonation } from '../../platform/kube/connection.ts';

export interface ConnectOptions {
  /** Paths of kubeconfig files, merged as kubectl does: the first that names something wins. Else KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig?: readonly string[];
  /** Name of the context; else the current one of the files. */
  readonly context?: string;
  /** Act as somebody else in all requests. */
  readonly as?: Impersonation;
}

/**
 * Connects to a cluster by kubeconfig, or as a pod within one where no kubeconfig is found. Throws a SeawallError (`invalid-kubeconfig`)
 * which names file, context and way out. Nothing is sent to the server yet.
 */
export const connect = (_options: ConnectOptions = {}): Promise<Connection> =>
  Promise.reject(new Error('not there yet'));
