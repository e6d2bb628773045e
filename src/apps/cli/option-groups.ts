import { cluster, context, kubeconfig, namespace, snapshot } from './cluster-options.ts';
import { config, noConfig, ownChecks } from './options.ts';

/** Which cluster is read. */
export const reaching = [kubeconfig, context, namespace];

/** A cluster, or a recording of one, instead of files. */
export const live = [cluster, snapshot, ...reaching];

/** Where own checks and the settings of the project come from. */
export const configuration = [ownChecks, config, noConfig];
