import { type ControlRow, rowsOf } from '../control.ts';

export const cloudRows: readonly ControlRow[] = rowsOf('nsa', 'Cloud infrastructure', [
  {
    id: 'NSA-CLD-01',
    title: "Pods cannot reach the cloud's metadata service",
    inputs: ['manifests', 'live', 'flows'],
    sources: ['malicious-actor', 'supply-chain'],
    repair: "Deny egress to the provider's metadata addresses for every pod but the node's own agents.",
  },
  {
    id: 'NSA-CLD-02',
    title: 'The metadata service is hardened as its vendor says',
    inputs: ['cloud'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Demand session tokens with a hop limit of 1, or use workload identity.',
  },
]);
