import { type ControlRow, rowsOf } from '../control.ts';

export const nodeRows: readonly ControlRow[] = rowsOf('nsa', 'Worker nodes', [
  {
    id: 'NSA-NODE-01',
    title: 'Workers are apart from networks that they do not need',
    inputs: ['flows', 'cloud'],
    mode: 'partial',
    sources: ['malicious-actor'],
    repair: 'Close the routes and give no worker a public address.',
  },
  {
    id: 'NSA-NODE-02',
    title: 'Workers listen on the kubelet port and node ports only',
    inputs: ['node', 'flows'],
    sources: ['malicious-actor'],
    repair: 'Admit 10250 and 30000-32767, and stop what else listens.',
  },
]);
