import type { PolicyPeer } from '../../../inventory/views/network-policies.ts';
import { isEverywhere, parseCidr } from '../../../model/cidr.ts';

/** Whether a peer is everybody. One of which nothing is said is taken for that, although a current API server refuses it. */
export const isEverybody = ({ podSelector, namespaceSelector, ipBlock }: PolicyPeer): boolean => {
  if (ipBlock?.cidr === undefined) return podSelector === undefined && namespaceSelector === undefined;
  const cidr = parseCidr(ipBlock.cidr);
  return cidr !== undefined && isEverywhere(cidr);
};
