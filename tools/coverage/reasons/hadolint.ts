import type { Reason } from '../reason.ts';

export const hadolintReasons: readonly Reason[] = [
  { reason: "Hadolint's own ignore comments, which nothing else reads", ids: ['DL1001'] },
];
