/** A range of IP addresses: `10.0.0.0/8`. An address alone is the range of one. */
export interface Cidr {
  readonly version: 4 | 6;
  /** The address as a number. Host bits are zero. */
  readonly first: bigint;
  readonly prefix: number;
}

const bitsOf = { 4: 32, 6: 128 } as const;

/** `undefined` for what is no address in the form that the API server takes: no leading zeros, no zones. */
const parseV4 = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
};

/** RFC 4291, section 2.2: eight groups, `::` for some zero groups, the last two perhaps as an IPv4 address. */
const parseV6 = (text: string): bigint | undefined => {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const v4 = tail.includes('.') ? parseV4(tail) : undefined;
  if (tail.includes('.') && v4 === undefined) return undefined;
  const groups =
    v4 === undefined
      ? text
      : `${text.slice(0, -tail.length)}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`;
  const halves = groups.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...head, ...Array<string>(missing).fill('0'), ...rest]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    value = value * 65536n + BigInt(`0x${group}`);
  }
  return value;
};

/** `undefined` for what is no range. Bits beyond the prefix are read as zero, as Kubernetes reads them. */
export const parseCidr = (text: string): Cidr | undefined => {
  const [address = '', length, ...more] = text.split('/');
  const version = address.includes(':') ? 6 : 4;
  const value = version === 6 ? parseV6(address) : parseV4(address);
  const bits = bitsOf[version];
  if (value === undefined || more.length > 0) return undefined;
  if (length !== undefined && !/^(0|[1-9][0-9]{0,2})$/.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  const host = BigInt(bits - prefix);
  return { version, first: (value >> host) << host, prefix };
};

/** Whether every address of `inner` is in `outer`. */
export const contains = (outer: Cidr, inner: Cidr): boolean => {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false;
  const host = BigInt(bitsOf[outer.version] - outer.prefix);
  return outer.first >> host === inner.first >> host;
};

/** Whether the range is all there is of its version: `0.0.0.0/0`, `::/0`. */
export const isEverywhere = (cidr: Cidr): boolean => cidr.prefix === 0;
