import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Connection, Impersonation } from '../../platform/kube/connection.ts';
import { openConnection } from '../../platform/kube/http-connection.ts';
import { inClusterTarget } from '../../platform/kube/in-cluster.ts';
import { kubeconfigFiles, kubeconfigVariable } from '../../platform/kube/kubeconfig-files.ts';
import type { KubeLimits, Target } from '../../platform/kube/target.ts';
import { targetOf } from './kubeconfig-target.ts';

export interface ConnectOptions {
  /** Paths of kubeconfig files, merged as kubectl does: the first that names something wins. Else KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig?: readonly string[];
  /** Name of the context; else the current one of the files. */
  readonly context?: string;
  /** Act as somebody else in all requests. */
  readonly as?: Impersonation;
  /** Value of the User-Agent header: audit logs show it. */
  readonly agent?: string;
}

export const kubeLimits: KubeLimits = {
  connectMs: limits.kubeConnectMs,
  answerMs: limits.kubeAnswerMs,
  idleMs: limits.kubeIdleMs,
  answerBytes: limits.kubeAnswerBytes,
  errorBytes: limits.kubeErrorBytes,
  execMs: limits.kubeExecMs,
  execBytes: limits.kubeExecBytes,
};

/**
 * Connects to a cluster by kubeconfig, or as a pod within one where no kubeconfig is found. Throws a SeawallError (`invalid-kubeconfig`)
 * which names file, context and way out. Nothing is sent to the server yet.
 */
export const connect = async (options: ConnectOptions = {}): Promise<Connection> => {
  const target = findTarget(options);
  return openConnection(options.as === undefined ? target : { ...target, as: options.as }, kubeLimits);
};

const findTarget = ({ kubeconfig = [], context, agent = 'seawall' }: ConnectOptions): Target => {
  const files = kubeconfig.length > 0 ? kubeconfig : kubeconfigFiles();
  if (files.length > 0) return targetOf(files, context, agent);
  const within = inClusterTarget(agent);
  if (within !== undefined && context === undefined) return within;
  const variable = kubeconfigVariable();
  throw new SeawallError('invalid-kubeconfig', 'no kubeconfig was found', [
    variable === ''
      ? 'there is no ~/.kube/config: name a file with --kubeconfig or KUBECONFIG'
      : `KUBECONFIG is ${variable}, and no such file exists: name another with --kubeconfig`,
  ]);
};
