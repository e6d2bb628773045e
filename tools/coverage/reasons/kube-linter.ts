import type { Reason } from '../reason.ts';

export const kubeLinterReasons: readonly Reason[] = [
  {
    reason: 'The API server validates against its own schema, and kubectl before it with --dry-run=server',
    ids: ['schema-validation'],
  },
  {
    reason:
      'It asks every workload to restart its pods; a Job and a Pod that ends may well say Never. invalid-restart-policy asks what the API server asks',
    ids: ['restart-policy'],
  },
];
