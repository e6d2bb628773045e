import type { PodView } from '../../../inventory/views/pods.ts';

/**
 * Whether a NetworkPolicy can do anything for the pod: in its node's network it has the node's address, and policies by pod do not hold.
 * (kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods)
 */
export const isIsolable = ({ spec }: PodView): boolean => spec.hostNetwork !== true;
