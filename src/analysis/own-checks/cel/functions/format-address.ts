import type { Cidr } from '../../../../model/cidr.ts';

/** An address in its canonical form; RFC 5952 for IPv6. */
export const formatAddress = ({ version, first }: Cidr): string =>
  version === 4 ? groupsOf(first, 4, 8n).join('.') : formatV6(groupsOf(first, 8, 16n));

const groupsOf = (value: bigint, count: number, width: bigint): readonly number[] =>
  Array.from({ length: count }, (_, index) =>
    Number((value >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n)),
  );

/** The longest run of two or more zero groups, the first of equal ones, becomes `::`. (RFC 5952, section 4.2) */
const formatV6 = (groups: readonly number[]): string => {
  let [start, length] = [0, 1];
  for (let at = 0; at < groups.length; at++) {
    let end = at;
    while (groups[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
};
