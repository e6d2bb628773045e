import { type ControlRow, rowsOf } from '../control.ts';

/** What an attacker does; each row is met where its detection is running and its inputs arrive. */
export const threatRows: readonly ControlRow[] = rowsOf('nsa', 'Threat detection', [
  {
    id: 'NSA-THR-01',
    title: "An attacker's own pod is noticed",
    inputs: ['audit-log', 'image', 'live'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Detect pods of unusual users, with unknown digests under known names, or as root.',
  },
  {
    id: 'NSA-THR-02',
    title: 'An image planted in the registry is noticed',
    inputs: ['image', 'audit-log', 'runtime'],
    sources: ['supply-chain', 'insider'],
    repair: 'Detect tags that move to a digest without provenance, and block that digest.',
  },
  {
    id: 'NSA-THR-03',
    title: 'Calls to the API from inside a container are noticed',
    inputs: ['audit-log', 'runtime', 'live'],
    sources: ['malicious-actor', 'supply-chain'],
    repair: "Detect service account calls outside the account's baseline.",
  },
  {
    id: 'NSA-THR-04',
    title: 'Probing for permissions is noticed',
    inputs: ['audit-log'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Detect bursts of refused requests and of access reviews.',
  },
  {
    id: 'NSA-THR-05',
    title: 'Crypto-mining is noticed',
    inputs: ['runtime', 'flows', 'image'],
    sources: ['malicious-actor', 'supply-chain'],
    repair: 'Detect steps in CPU use, and connections to mining pools.',
  },
  {
    id: 'NSA-THR-06',
    title: 'Anonymous requests are noticed',
    inputs: ['audit-log'],
    sources: ['malicious-actor'],
    repair: 'Detect every event of system:anonymous except on health paths.',
  },
  {
    id: 'NSA-THR-07',
    title: 'A volume that reaches into the node is noticed',
    inputs: ['audit-log'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Detect writes that add hostPath volumes or sockets.',
  },
  {
    id: 'NSA-THR-08',
    title: 'A scheduled job that keeps an attacker in is noticed',
    inputs: ['audit-log'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Detect writes of CronJobs and Jobs by unusual users.',
  },
]);
