import { type ControlRow, rowsOf } from '../control.ts';

/** What one workload may use up. */
export const resourceRows: readonly ControlRow[] = rowsOf('nsa', 'Network separation and resources', [
  {
    id: 'NSA-NET-13',
    title: 'Namespaces have a LimitRange with defaults and bounds',
    inputs: ['manifests', 'live'],
    needs: ['manifests'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Create a LimitRange with default, defaultRequest, min and max for CPU and memory.',
  },
  {
    id: 'NSA-NET-14',
    title: 'Namespaces have a ResourceQuota',
    inputs: ['manifests', 'live'],
    needs: ['manifests'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Create a ResourceQuota for requests, limits and numbers of objects.',
  },
  {
    id: 'NSA-NET-15',
    title: 'Containers have CPU and memory limits',
    inputs: ['manifests'],
    sources: ['malicious-actor', 'supply-chain'],
    repair: 'Set limits from what the container was seen to use.',
  },
  {
    id: 'NSA-NET-16',
    title: 'A pod can use up only so many process ids',
    inputs: ['node'],
    sources: ['malicious-actor', 'supply-chain'],
    repair: 'Set podPidsLimit in the kubelet configuration.',
  },
  {
    id: 'NSA-NET-17',
    title: 'Process ids are kept back for the system',
    inputs: ['node'],
    sources: ['malicious-actor'],
    repair: 'Set pid in systemReserved and kubeReserved.',
  },
  {
    id: 'NSA-NET-18',
    title: 'Eviction thresholds stand, as a last resort',
    inputs: ['node'],
    sources: ['malicious-actor'],
    repair: 'Set evictionHard for memory, nodefs, imagefs and pid.',
  },
]);
