import type { Reason } from '../reason.ts';

export const kubeLinterReasons: readonly Reason[] = [
  {
    reason: 'The API server validates against its own schema, and kubectl before it with --dry-run=server',
    ids: ['schema-validation'],
  },
  { reason: 'The order of keys is a matter of taste, not of risk', ids: ['sorted-keys'] },
];
