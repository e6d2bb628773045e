import { type ControlRow, rowsOf } from '../control.ts';

/** What happens after an alert. */
export const responseRows: readonly ControlRow[] = rowsOf('nsa', 'Responses', [
  {
    id: 'NSA-RSP-01',
    title: 'The worst is stopped automatically, and evidence is kept first',
    inputs: ['audit-log', 'live'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Arm a playbook that saves logs and manifest before it evicts, and drill it.',
  },
  {
    id: 'NSA-RSP-02',
    title: 'Intrusion detection is integrated and may restart containers',
    inputs: ['runtime'],
    mode: 'partial',
    sources: ['malicious-actor'],
    repair: 'Send its alerts here and map each to an action.',
  },
  {
    id: 'NSA-RSP-03',
    title: 'Risky RBAC is searched for regularly',
    inputs: ['live'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Schedule a scan of RBAC.',
  },
]);
