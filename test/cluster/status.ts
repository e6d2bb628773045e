import { foldersOf } from './folders.ts';
import { isRunning, startedComponents } from './node/processes.ts';
import { liveRecord } from './record.ts';
import { kubernetesVersions } from './versions.ts';

/** One line a bed, and one for each of its components. */
export const status = (name: string): string => {
  const folders = foldersOf(name);
  const record = liveRecord(name);
  if (record === undefined) return `${name}: down\n`;
  const state = record.complete ? 'up' : 'starting, or its start has failed';
  return [
    `${name}: ${state}, Kubernetes ${kubernetesVersions[record.minor]}, node ${record.address}, kubeconfig ${folders.kubeconfig}`,
    ...startedComponents(folders).map(
      (one) => `  ${one.name.padEnd(24)} ${isRunning(one) ? `process ${one.pid}` : 'ENDED'}  ${one.log}`,
    ),
    '',
  ].join('\n');
};
