import type { Check } from '../check.ts';
import { kubeletAlwaysAllow } from './node/kubelet-always-allow.ts';
import { kubeletAnonymousAuth } from './node/kubelet-anonymous-auth.ts';
import { kubeletClientAuthority } from './node/kubelet-client-authority.ts';
import { kubeletIdleStreams } from './node/kubelet-idle-streams.ts';
import { kubeletReadOnlyPort } from './node/kubelet-read-only-port.ts';

/** Checks of this area, sorted by id. */
export const nodeChecks: readonly Check[] = [
  kubeletAlwaysAllow,
  kubeletAnonymousAuth,
  kubeletClientAuthority,
  kubeletIdleStreams,
  kubeletReadOnlyPort,
];
