import type { Reason } from '../reason.ts';

/** Rows of the guidance that manifests say something about in principle, and that no check of ours reads from them. */
export const nsaReasons: readonly Reason[] = [
  {
    reason: 'Which containers write log files is seen at run time only',
    ids: ['NSA-LOG-17'],
  },
  {
    reason: 'A recording profile belongs to a stage of learning that a manifest does not tell',
    ids: ['NSA-LOG-20'],
  },
  {
    reason: 'Whether the file of a profile is on a node is seen on the node only',
    ids: ['NSA-LOG-21'],
  },
  {
    reason: 'Pipelines are described in formats of their own, which are not read',
    ids: ['NSA-UPG-05'],
  },
];
