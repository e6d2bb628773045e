import type { Values } from './option.ts';

/** Whether the command line asks for a cluster, or a recording of one, instead of files. */
export const asksForCluster = (values: Values): boolean =>
  values.flag('cluster') || values.flag('watch') || values.value('snapshot') !== undefined;
